/*
 * Names marked in the body while it is written. The marks are drawn over the text and are no part of it; they move with
 * the words until the server has looked again. A click on one tells `chosen` which it was.
 */
export class NameMarks {
  constructor({ editor, kit }, chosen) {
    const { Plugin, PluginKey } = kit.pm.state;
    this.editor = editor;
    this.view = kit.pm.view;
    this.key = new PluginKey("names");
    const { DecorationSet } = kit.pm.view;
    const key = this.key;
    editor.registerPlugin(
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, marks) =>
            transaction.getMeta(key) ?? marks.map(transaction.mapping, transaction.doc),
        },
        props: {
          decorations: (state) => key.getState(state),
          handleClick: (_view, _at, event) => {
            const mark = event.target.closest?.("[data-suggestion]");
            if (mark) chosen(mark.dataset.suggestion);
            return false;
          },
        },
      }),
    );
  }

  /** The blocks of the body as the server is asked about them: `[{text, at}]`; a break or a picture is one letter. */
  blocks() {
    const found = [];
    this.editor.state.doc.descendants((node, at) => {
      if (!node.isTextblock) return true;
      found.push({ text: node.textBetween(0, node.content.size, "\n", "\n"), at: at + 1, size: node.content.size });
      return false;
    });
    return found;
  }

  /** Marks `[{line, start, end, id, state}]`; `asked` are the blocks which the places were found in. */
  show(places, asked) {
    const { Decoration, DecorationSet } = this.view;
    const { view } = this.editor;
    // What the keyboard has selected since the last frame is in the page and not yet in the editor's state, which a redraw
    // would put back.
    view.domObserver.flush();
    const now = this.blocks();
    const marks = [];
    for (const { line, start, end, id, state } of places) {
      const block = asked[line];
      // Somebody wrote on meanwhile: blocks that are not as they were wait for the next look.
      if (!block || now[line]?.text !== block.text) continue;
      const at = now[line].at;
      marks.push(
        Decoration.inline(
          at + start,
          at + end,
          { class: `named named--${state}`, "data-suggestion": String(id) },
          { sign: `${state} ${id}` },
        ),
      );
    }
    if (sameMarks(marks, this.key.getState(this.editor.state).find())) return;
    const { state } = this.editor;
    const transaction = state.tr.setMeta(this.key, DecorationSet.create(state.doc, marks));
    view.dispatch(transaction.setMeta("addToHistory", false));
  }

  /** Selects a place and brings it into sight. */
  reveal(line, start, end) {
    const block = this.blocks()[line];
    if (!block) return;
    this.editor
      .chain()
      .focus()
      .setTextSelection({ from: block.at + start, to: block.at + Math.min(end, block.size) })
      .scrollIntoView()
      .run();
  }
}

function signs(marks) {
  return marks.map(({ from, to, spec }) => `${from} ${to} ${spec.sign}`).sort().join();
}

/** Nothing is redrawn where nothing changed: a redraw may disturb whoever writes or selects. */
function sameMarks(some, others) {
  return signs(some) === signs(others);
}
