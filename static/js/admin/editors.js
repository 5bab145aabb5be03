/*
 * The body editors of a form, for modules that work in them: by the text box which carries the HTML.
 */
const waiting = new Map();

function promised(textarea) {
  if (!waiting.has(textarea)) {
    let tell;
    const opened = new Promise((resolve) => {
      tell = resolve;
    });
    waiting.set(textarea, { opened, tell });
  }
  return waiting.get(textarea);
}

/** Says that a text box has become an editor; `kit` are the parts it is made of. */
export function announce(textarea, editor, kit) {
  promised(textarea).tell({ textarea, editor, kit });
}

/** Resolves to `{textarea, editor, kit}` as soon as the text box is an editor. */
export function editorOf(textarea) {
  return promised(textarea).opened;
}
