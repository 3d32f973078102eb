// One text field: a small ProseMirror bound to its part of the shared document.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { MarkType, Schema } from "prosemirror-model";
import { Command, EditorState, Plugin, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { yCursorPlugin, ySyncPlugin } from "y-prosemirror";

import { Session } from "./session";
import { fragmentOf } from "./tree";

// `line+`, not `line`: two people may each make the first line, and none is thrown away.
const nodes = {
  doc: { content: "line+" },
  line: { content: "text*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] as const },
  text: {},
};

const lineSchema = new Schema({ nodes });
const proseSchema = new Schema({
  nodes,
  marks: {
    bold: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] as const },
    italic: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] as const },
    link: {
      attrs: { href: { validate: "string" } },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
      toDOM: (mark) => ["a", { href: safeAddress(String(mark.attrs["href"])), rel: "noopener" }, 0] as const,
    },
  },
});

export interface FieldActions {
  /** What Enter does; a new line where it is left out. */
  enter?: (atEnd: boolean) => void;
  /** What Backspace does in an empty field. */
  erase?: () => void;
  move?: (by: number) => void;
  pasteLines?: (lines: string[]) => void;
}

export interface FieldOptions extends FieldActions {
  session: Session;
  node: string;
  field: string;
  prose: boolean;
  label: string;
  placeholder: string;
  onSelect: (text: string) => void;
}

export const safeAddress = (address: string): string =>
  /^(https?:\/\/|mailto:|tel:)/i.test(address) ? address : "#";

export function mountField(place: HTMLElement, options: FieldOptions): EditorView {
  const { session, node, field } = options;
  const fragment = fragmentOf(session.doc, node, field);
  session.undo.addToScope(fragment);
  const schema = options.prose ? proseSchema : lineSchema;
  const state = EditorState.create({
    schema,
    plugins: [
      ySyncPlugin(fragment),
      yCursorPlugin(session.awareness, { cursorBuilder: caret }),
      keymap(keysOf(schema, options)),
      keymap(baseKeymap),
      wholeCharacters(),
      hint(options.placeholder),
    ],
  });
  return new EditorView(place, {
    state,
    attributes: {
      "aria-label": options.label,
      "aria-multiline": options.prose ? "true" : "false",
      role: "textbox",
      "data-node": node,
      "data-field": field,
      class: "im-text",
    },
    handleDOMEvents: {
      focus: () => {
        session.awareness.setLocalStateField("place", { node, field });
        return false;
      },
    },
    handlePaste: (_view, event) => paste(event, options),
    // `this`, as the binding dispatches before the constructor has returned.
    dispatchTransaction(this: EditorView, transaction) {
      // The binding draws carets a moment later, when the field may be gone.
      if (this.isDestroyed) return;
      this.updateState(this.state.apply(transaction));
      if (this.hasFocus()) {
        const { from, to } = this.state.selection;
        options.onSelect(this.state.doc.textBetween(from, to, " "));
      }
    },
  });
}

function keysOf(schema: Schema, options: FieldOptions): Record<string, Command> {
  const { bold, italic } = schema.marks;
  const keys: Record<string, Command> = {
    "Mod-z": () => options.session.undo.undo() !== undefined,
    "Mod-Shift-z": () => options.session.undo.redo() !== undefined,
    "Mod-y": () => options.session.undo.redo() !== undefined,
  };
  if (bold) keys["Mod-b"] = toggleMark(bold);
  if (italic) keys["Mod-i"] = toggleMark(italic);
  if (schema.marks["link"]) keys["Mod-k"] = (_state, _dispatch, view) => (view ? askForLink(view) : false);
  if (options.enter || !options.prose) {
    keys["Enter"] = (state) => {
      options.enter?.(state.selection.to >= state.doc.content.size - 1);
      return true;
    };
  }
  if (options.erase) {
    keys["Backspace"] = (state) => {
      if (state.doc.textContent) return false;
      options.erase?.();
      return true;
    };
  }
  if (options.move) {
    keys["Alt-ArrowUp"] = () => (options.move?.(-1), true);
    keys["Alt-ArrowDown"] = () => (options.move?.(1), true);
  }
  return keys;
}

export function markSelection(view: EditorView, name: "bold" | "italic" | "link"): void {
  const mark = view.state.schema.marks[name];
  if (!mark) return;
  if (name === "link") askForLink(view);
  else toggleMark(mark)(view.state, view.dispatch);
  view.focus();
}

function askForLink(view: EditorView): boolean {
  const link = view.state.schema.marks["link"] as MarkType;
  const { from, to, empty } = view.state.selection;
  if (empty) return true;
  if (view.state.doc.rangeHasMark(from, to, link)) {
    view.dispatch(view.state.tr.removeMark(from, to, link));
    return true;
  }
  const given = window.prompt("Address of the link", "https://");
  if (given && safeAddress(given) !== "#") {
    view.dispatch(view.state.tr.addMark(from, to, link.create({ href: given })));
  }
  return true;
}

function paste(event: ClipboardEvent, options: FieldOptions): boolean {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*[•●▪◦‣·*–—-]\s+/u, "").trim());
  const filled = lines.filter(Boolean);
  if (options.pasteLines && filled.length > 1) {
    options.pasteLines(filled);
    return true;
  }
  return false;
}

/** Yjs may split a surrogate pair at a caret inside it; such a selection is moved out. */
function wholeCharacters(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, state) {
      const { $from, $to, empty } = state.selection;
      const inside = $from.parent.textContent.charCodeAt($from.parentOffset - 1);
      const after = $from.parent.textContent.charCodeAt($from.parentOffset);
      const isSplit = inside >= 0xd800 && inside < 0xdc00 && after >= 0xdc00 && after < 0xe000;
      if (!isSplit || !empty) return null;
      return state.tr.setSelection(Selection.near(state.doc.resolve($to.pos + 1)));
    },
  });
}

function hint(text: string): Plugin {
  return new Plugin({
    view(view) {
      const show = (): void => {
        const isEmpty = view.state.doc.childCount <= 1 && !view.state.doc.textContent;
        view.dom.classList.toggle("im-empty", isEmpty);
      };
      view.dom.dataset["placeholder"] = text;
      show();
      return { update: show };
    },
  });
}

function caret(user: { name: string; color: string }): HTMLElement {
  const element = document.createElement("span");
  element.className = "im-caret";
  element.style.setProperty("--im-person", user.color);
  element.dataset["name"] = user.name;
  return element;
}
