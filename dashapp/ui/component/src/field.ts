// One text field: a small ProseMirror bound to its part of the shared document.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import { Fragment, Node, Schema, Slice } from "prosemirror-model";
import { Command, EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { yCursorPlugin, ySyncPlugin, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

import { bound, refusalOf, refusalOfLines } from "./bound";
import { caret, hint, wholeCharacters } from "./plugins";
import { review } from "./review";
import { lineSchema, proseSchema, runsBetween } from "./schema";
import { Session } from "./session";
import { Run, fragmentOf } from "./texts";

export interface FieldActions {
  /** What Enter does with what stands behind the caret; left out, Enter makes a new line. */
  enter?: (tail: Run[], cut: () => void) => void;
  /** What Backspace does at the very start. */
  erase?: (isEmpty: boolean) => void;
  move?: (by: number) => void;
  /** Takes several lines at once, after `cut` has taken what they replace. */
  pasteLines?: (lines: string[], cut: () => void) => void;
}

export interface FieldOptions extends FieldActions {
  session: Session;
  node: string;
  field: string;
  prose: boolean;
  label: string;
  placeholder: string;
  /** Commas part what is pasted, as well as lines do. */
  tags: boolean;
  onSelect: (view: EditorView) => void;
  onLeave: (event: FocusEvent) => void;
  onLink: () => void;
  /** Says why what was typed or pasted is not taken; nothing, once something is. */
  onRefused: (sentence: string) => void;
  /** Goes to the field before or after this one. */
  go: (by: 1 | -1) => void;
}

export function mountField(place: HTMLElement, options: FieldOptions): EditorView {
  const { session, node, field } = options;
  const fragment = fragmentOf(session.doc, node, field);
  session.undo.addToScope(fragment);
  const plugins = [
    ySyncPlugin(fragment),
    yCursorPlugin(session.presence.awareness, { cursorBuilder: caret }),
    review(session, node, field),
    keymap(keysOf(options)),
    keymap(baseKeymap),
    wholeCharacters(),
    bound(options.onRefused),
    hint(options.placeholder),
  ];
  const schema: Schema = options.prose ? proseSchema : lineSchema;
  const view = new EditorView(place, {
    state: EditorState.create({ schema, plugins }),
    editable: () => session.status.canEdit,
    attributes: {
      "aria-label": options.label,
      "aria-multiline": options.prose && !options.enter ? "true" : "false",
      role: "textbox",
      "data-node": node,
      "data-field": field,
      class: "im-text",
    },
    handleDOMEvents: {
      keydown: (pressed, event) => {
        if (!event.isComposing) seeCaret(pressed);
        return false;
      },
      focus: () => {
        session.presence.goTo(node, field);
        return false;
      },
      paste: (_view, event) => refuse(event, options),
      blur: (_view, event) => {
        options.onLeave(event);
        return false;
      },
    },
    transformPastedHTML: rowsAsLines,
    transformPastedText: withoutTabs,
    transformPasted: (slice) => inOneLine(slice, schema, options),
    handlePaste: (pasted, event) => paste(pasted, event, options),
    // `this`, as the binding dispatches before the constructor has returned.
    dispatchTransaction(this: EditorView, transaction) {
      // The binding draws carets a moment later, when the field may be gone.
      if (this.isDestroyed) return;
      this.updateState(this.state.apply(transaction));
      if (this.hasFocus()) options.onSelect(this);
    },
  });
  keepEmpty(view, fragment);
  session.views.set(`${node}/${field}`, view);
  return view;
}

/**
 * Leaves an empty text without the empty line that the editor shows for it. Written, it would be a
 * step of its own right after the one that was undone, and what lies before that out of reach.
 */
function keepEmpty(view: EditorView, fragment: Y.XmlFragment): void {
  const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding };
  const write = binding._prosemirrorChanged.bind(binding);
  binding._prosemirrorChanged = (doc) => {
    if (fragment.length || doc.childCount > 1 || doc.textContent) write(doc);
  };
}

interface Binding {
  _prosemirrorChanged: (doc: Node) => void;
}

/**
 * Reads where the caret is now. The browser tells of it a moment late, and a key that parts or
 * joins texts would act on where it was: End and Enter in one breath.
 */
function seeCaret(view: EditorView): void {
  (view as unknown as { domObserver: { flush(): void } }).domObserver.flush();
}

/** Puts the caret so many letters before the end of a text. */
export function focusText(view: EditorView, lettersBehind = 0): void {
  const { doc } = view.state;
  const at = Math.max(1, doc.content.size - 1 - lettersBehind);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, at)));
  view.focus();
}

function keysOf(options: FieldOptions): Record<string, Command> {
  const { bold, italic } = options.prose ? proseSchema.marks : {};
  const keys: Record<string, Command> = {
    "Mod-z": () => (options.session.undo.undo(), true),
    "Mod-Shift-z": () => (options.session.undo.redo(), true),
    "Mod-y": () => (options.session.undo.redo(), true),
    ArrowUp: leave("up", () => options.go(-1)),
    ArrowDown: leave("down", () => options.go(1)),
    Backspace: erase(options),
  };
  if (bold && italic) {
    keys["Mod-b"] = toggleMark(bold);
    keys["Mod-i"] = toggleMark(italic);
    keys["Mod-k"] = () => (options.onLink(), true);
  }
  if (options.enter) keys["Enter"] = enter(options.enter);
  else if (!options.prose) keys["Enter"] = () => (options.go(1), true);
  if (options.move) {
    keys["Alt-ArrowUp"] = () => (options.move?.(-1), true);
    keys["Alt-ArrowDown"] = () => (options.move?.(1), true);
  }
  return keys;
}

/** At the first and the last line an arrow key leads out of a field, as in one long text. */
const leave =
  (way: "up" | "down", go: () => void): Command =>
  (state, _dispatch, view) => {
    if (!view || !state.selection.empty || !view.endOfTextblock(way)) return false;
    const isEdge = way === "up" ? state.selection.$head.index(0) === 0 : state.selection.$head.indexAfter(0) >= state.doc.childCount - 1;
    if (isEdge) go();
    return isEdge;
  };

const erase =
  (options: FieldOptions): Command =>
  (state) => {
    if (!options.erase || !state.selection.empty || state.selection.from > 1) return false;
    options.erase(state.doc.textContent === "");
    return true;
  };

const enter =
  (act: NonNullable<FieldActions["enter"]>): Command =>
  (state, _dispatch, view) => {
    const { from, to } = state.selection;
    const end = state.doc.content.size - 1;
    const cut = (): void => {
      if (view && from < end) view.dispatch(view.state.tr.delete(from, end));
    };
    act(runsBetween(state.doc, to, end), cut);
    return true;
  };

const isOneLine = ({ prose, enter }: FieldOptions): boolean => !prose || enter !== undefined;

/** What is pasted or dropped, with a space between its lines: a field of one line stays one. */
export function inOneLine(slice: Slice, schema: Schema, options: FieldOptions): Slice {
  if (!isOneLine(options)) return slice;
  const parts: Node[] = [];
  slice.content.forEach((line, _offset, number) => {
    if (number && !line.isText) parts.push(schema.text(" "));
    if (line.isText) parts.push(line);
    else line.content.forEach((part) => parts.push(part));
  });
  return new Slice(Fragment.from(parts), 0, 0);
}

/** Rows of a pasted table are lines, and a space parts its cells: the schemas know of no tables. */
export const rowsAsLines = (html: string): string =>
  html.replace(/<(\/?)(table|thead|tbody|tfoot|tr|td|th)\b[^>]*>/gi, (_tag, end: string, name: string) => {
    if (/^t[dh]$/i.test(name)) return end ? " </span>" : "<span>";
    return `<${end}div>`;
  });

export const withoutTabs = (text: string): string => text.replace(/\t+/g, " ");

/** Refuses a paste that is too long for a text; says whether it did. */
export function refuse(event: ClipboardEvent, { onRefused }: FieldOptions): boolean {
  const why = refusalOf(event.clipboardData);
  onRefused(why);
  if (why) event.preventDefault();
  return why !== "";
}

const MARKER = /^\s*([•●▪◦‣·*–—-]|\d{1,2}[.)])\s+/u;

/** Pastes lines without the signs of a list before them; says whether it did. */
export function paste(view: EditorView, event: ClipboardEvent, options: FieldOptions): boolean {
  const text = withoutTabs(event.clipboardData?.getData("text/plain") ?? "");
  const parts = text.split(options.tags && options.pasteLines ? /[\r\n,;]+/ : /\r?\n/);
  const lines = parts.map((line) => line.replace(MARKER, "").trim()).filter(Boolean);
  if (options.pasteLines && lines.length > 1) {
    const why = refusalOfLines(lines);
    if (why) return options.onRefused(why), true;
    options.pasteLines(lines, () => view.dispatch(view.state.tr.deleteSelection()));
    return true;
  }
  if (!isOneLine(options) || !parts.some((line) => MARKER.test(line))) return false;
  view.dispatch(view.state.tr.insertText(lines.join(" ")).scrollIntoView());
  return true;
}
