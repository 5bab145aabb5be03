/*
 * The body's editor: django-prose-editor's parts, composed here so that every label is translated, photos come from the
 * library, and the page's policy (no inline style, no import map) holds. The text box stays and carries the HTML.
 */
import { choosePhoto } from "./photo_library.js";
import { askForTable } from "./table_dialog.js";
import { cleanPastedHTML, cleanPastedText } from "./paste.js";
import { announce } from "./editors.js";
import { attach } from "./selection_menu.js";

const { gettext } = window;

/** The buttons that the editor's parts define themselves, by their names. */
const LABELS = {
  link: gettext("Link"),
  unlink: gettext("Remove the link"),
  table: gettext("Insert a table"),
  "table:addColumnAfter": gettext("Add a column"),
  "table:deleteColumn": gettext("Delete the column"),
  "table:addRowAfter": gettext("Add a row"),
  "table:deleteRow": gettext("Delete the row"),
  "table:mergeCells": gettext("Merge the cells"),
  "table:splitCell": gettext("Split the cell"),
  "table:toggleHeaderCell": gettext("Heading cell on or off"),
  "table:deleteTable": gettext("Delete the table"),
};

const GROUPS = ["headings", "marks", "lists", "blocks", "link", "photo", "table", "history"];

/** A chain of changes whose keys go to the text at once: the kit's own focus waits for the next frame and loses what is typed before. */
function write(editor) {
  editor.view.focus();
  return editor.chain().focus();
}

/** The buttons of the desk: name, group, icon, label, what they do, when they are lit. */
function buttonsOfTheDesk(parts) {
  const run = (command, ...args) => (editor) => write(editor)[command](...args).run();
  const rows = [
    ["heading2", "headings", "title", gettext("Subheading"), run("toggleHeading", { level: 2 }), ["heading", { level: 2 }], "Heading"],
    ["heading3", "headings", "text_fields", gettext("Smaller subheading"), run("toggleHeading", { level: 3 }), ["heading", { level: 3 }], "Heading"],
    ["paragraph", "headings", "notes", gettext("Paragraph"), run("setParagraph"), ["paragraph"], "Paragraph"],
    ["bold", "marks", "format_bold", gettext("Bold"), run("toggleBold"), ["bold"], "Bold"],
    ["bulletList", "lists", "format_list_bulleted", gettext("List"), run("toggleBulletList"), ["bulletList"], "BulletList"],
    ["orderedList", "lists", "format_list_numbered", gettext("Numbered list"), run("toggleOrderedList"), ["orderedList"], "OrderedList"],
    ["blockquote", "blocks", "format_quote", gettext("Quotation"), run("toggleBlockquote"), ["blockquote"], "Blockquote"],
    ["horizontalRule", "blocks", "horizontal_rule", gettext("Line"), run("setHorizontalRule"), null, "HorizontalRule"],
    ["photo", "photo", "image", gettext("Photo"), insertPhoto, ["figure"], "Figure"],
    ["undo", "history", "undo", gettext("Undo"), run("undo"), null, "History"],
    ["redo", "history", "redo", gettext("Redo"), run("redo"), null, "History"],
  ];
  return rows.filter((row) => row[6] in parts);
}

/** Puts a photo of the library, with its caption, where the cursor stands. */
async function insertPhoto(editor) {
  const photo = await choosePhoto();
  if (!photo) return;
  const image = { type: "image", attrs: { src: `/photos/${photo.id}/`, alt: photo.alt } };
  const caption = { type: "caption", content: photo.caption ? [{ type: "text", text: photo.caption }] : [] };
  write(editor).insertContent({ type: "figure", content: [image, caption] }).run();
}

/** The editor's own menu, holding our buttons and the ones that links and tables bring along. */
function menu(kit, parts) {
  return kit.Menu.extend({
    addMenuItems({ buttons, menu: items }) {
      for (const [name, groups, icon, label, command, lit] of buttonsOfTheDesk(parts)) {
        items.defineItem({
          name,
          groups,
          command,
          button: buttons.material(icon, label),
          active: (editor) => lit !== null && editor.isActive(...lit),
        });
      }
    },
  }).configure({ defaultItems: false, groups: GROUPS.map((group) => ({ group })) });
}

/** A table whose dialog is ours: the kit's own offers «Yes» and «No». */
function table(kit) {
  return kit.Table.extend({
    addCommands() {
      return {
        ...this.parent?.(),
        insertTableWithOptions:
          () =>
          ({ editor }) => {
            askForTable((wanted) => write(editor).insertTable(wanted).run());
            return true;
          },
      };
    },
  });
}

/** The kit's part of that name, or our own version of it. */
function part(kit, parts, name) {
  if (name === "Menu") return menu(kit, parts);
  if (name === "Table") return table(kit);
  const options = parts[name];
  return typeof options === "object" ? kit[name].configure(options) : kit[name];
}

/** What the kit leaves out for whoever hears the menu: our words, marks that are not read out, and which do nothing now. */
function label(element) {
  const menubar = element.querySelector(".prose-menubar");
  for (const button of menubar.querySelectorAll("[data-name]")) {
    const words = LABELS[button.dataset.name];
    if (words) {
      button.title = words;
      button.setAttribute("aria-label", words);
    }
    if (button.classList.contains("material-icons")) {
      // The mark is a word that the font draws as one, «format_bold»; the sheet puts it where it is not text.
      button.dataset.mark = button.textContent;
      button.replaceChildren();
    }
  }
  const tell = () => {
    for (const button of menubar.querySelectorAll("[data-name]")) {
      const state = String(button.classList.contains("disabled"));
      if (button.getAttribute("aria-disabled") !== state) button.setAttribute("aria-disabled", state);
    }
  };
  tell();
  new MutationObserver(tell).observe(menubar, { subtree: true, attributeFilter: ["class"] });
}

async function build(textarea) {
  if (textarea.id.includes("__prefix__") || textarea.closest(".prose-editor")) return;
  const kit = await import(textarea.dataset.editorModule);
  const parts = JSON.parse(textarea.dataset.djangoProseEditorDesk).extensions;
  const element = document.createElement("div");
  element.className = "prose-editor";
  textarea.before(element);
  element.append(textarea);
  const editor = new kit.Editor({
    element,
    // The kit would put its sheet into a <style>; static/css/admin-editor.css holds the rules instead.
    injectCSS: false,
    extensions: Object.keys(parts).map((name) => part(kit, parts, name)),
    content: textarea.value,
    editorProps: {
      transformPastedHTML: cleanPastedHTML,
      transformPastedText: cleanPastedText,
      attributes: {
        dir: "rtl",
        lang: "ar",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": document.querySelector(`label[for="${textarea.id}"]`)?.textContent.trim() ?? "",
      },
    },
    onCreate: () => label(element),
    onUpdate: ({ editor }) => {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  // Whoever writes into the text box (a copy found again, a cure of the copy desk) says so with this event.
  textarea.addEventListener("desk:set", () => editor.commands.setContent(textarea.value));
  attach(editor, textarea);
  announce(textarea, editor, kit);
}

document.querySelectorAll("[data-django-prose-editor-desk]").forEach(build);
