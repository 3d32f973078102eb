// What people say beside the text, drawn into it: words of threads, suggestions as a difference.
import { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { ySyncPluginKey } from "y-prosemirror";

import { Range, letters, positionOf, rangeOf, rangeOfQuote, spotAt } from "./anchors";
import { Session } from "./session";
import { Run } from "./texts";

export interface ThreadMark {
  id: string;
  node: string;
  field: string;
  quote: string;
  place: string;
  by: string;
}
export interface SuggestionMark {
  id: string;
  node: string;
  field: string;
  by: string;
  isOwn: boolean;
  /** The text as it is with what goes and comes; nothing where the text is another by now. */
  words: ["same" | "gone" | "new", string][];
  /** What it would say, line by line. */
  after: Run[][];
}
export interface Review {
  threads: ThreadMark[];
  suggestions: SuggestionMark[];
}
export interface Decision {
  id: string;
  how: "accept" | "decline";
}

/** What somebody typed as a suggestion, beside what the text said when they began. */
export interface Proposal {
  /** Given when it is told first: told again it is the same one. */
  id?: string;
  /** The suggestion of their own that it was typed over, if any; one that was made elsewhere stays. */
  replaces: string;
  node: string;
  field: string;
  base: Run[][];
  lines: Run[][];
}

/** What the page is asked to do beside the text. */
export interface Beside {
  propose: (proposal: Proposal) => void;
  decide: (decision: Decision) => void;
  choose: (id: string) => void;
  /** Shows what was typed here and is nowhere kept: others took its text away, or one's own draft is before it. */
  giveBack: (words: string[], why: "taken" | "draft" | "large") => void;
}

export const NOTHING: Review = { threads: [], suggestions: [] };

const key = new PluginKey<DecorationSet>("review");

/** Draws what is said about one field. */
export function review(session: Session, node: string, field: string): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => drawn(session, node, field, state.doc),
      apply: (transaction, known, _before, state) => {
        if (!transaction.docChanged && !transaction.getMeta(key)) return known;
        const isOwn = transaction.docChanged && !transaction.getMeta(ySyncPluginKey);
        // What is typed here reaches the shared text a moment later: until then words move along.
        const threads = isOwn ? known.find(undefined, undefined, isOfThread) : null;
        const moved = threads && DecorationSet.create(transaction.before, threads).map(transaction.mapping, state.doc);
        return drawn(session, node, field, state.doc, moved?.find());
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(view, position) {
        const marks = key.getState(view.state)?.find(position, position) ?? [];
        const spec = marks.map((mark) => mark.spec as { thread?: string }).find((each) => each.thread);
        if (spec?.thread) session.page.choose(spec.thread);
        return false;
      },
    },
  });
}

/** Draws it again, as something else is said now. */
export function redraw(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, true));
}

const isOfThread = (spec: { thread?: string }): boolean => spec.thread !== undefined;

function drawn(session: Session, node: string, field: string, doc: Node, words?: Decoration[]): DecorationSet {
  const here = (mark: { node: string; field: string }): boolean => mark.node === node && mark.field === field;
  const { threads, suggestions } = session.review;
  return DecorationSet.create(doc, [
    ...(words ?? threads.filter(here).flatMap((thread) => ofThread(session, thread, doc))),
    ...suggestions.filter(here).flatMap((suggestion) => ofSuggestion(session, suggestion, doc)),
  ]);
}

function ofThread(session: Session, thread: ThreadMark, doc: Node): Decoration[] {
  const range = rangeOfThread(session, thread, doc);
  if (!range) return [];
  const [from, to] = [positionOf(doc, range.from), positionOf(doc, range.to)];
  const told = { class: "im-thread", title: `${thread.by} wrote about this`, "data-thread": thread.id };
  return from < to ? [Decoration.inline(from, to, told, { thread: thread.id })] : [];
}

const rangeOfThread = (session: Session, { node, field, place, quote }: ThreadMark, doc: Node): Range | null =>
  place ? rangeOf(session.doc, node, field, place) : rangeOfQuote(doc, quote);

function ofSuggestion(session: Session, suggestion: SuggestionMark, doc: Node): Decoration[] {
  const { words } = suggestion;
  const before = words.map(([how, text]) => (how === "new" ? "" : text)).join("");
  if (before !== letters(doc)) return [];
  const at = (letter: number): number => positionOf(doc, spotAt(doc, letter));
  const marks: Decoration[] = [];
  let letter = 0;
  for (const [how, text] of words) {
    if (how === "new") marks.push(Decoration.widget(at(letter), () => inserted(text), { side: 1, key: `${suggestion.id}:${letter}:${text}` }));
    else {
      if (how === "gone") marks.push(Decoration.inline(at(letter), at(letter + text.length), { nodeName: "del", class: "im-gone" }));
      letter += text.length;
    }
  }
  const offers = { side: 2, key: `${suggestion.id}:${session.status.canEdit}`, stopEvent: () => true, ignoreSelection: true };
  return [...marks, Decoration.widget(at(letter), () => offered(session, suggestion), offers)];
}

function inserted(text: string): HTMLElement {
  const element = document.createElement("ins");
  element.className = "im-new";
  element.textContent = text;
  return element;
}

/** Whose it is, and, for who may decide, yes and no. */
function offered(session: Session, { id, by, isOwn }: SuggestionMark): HTMLElement {
  const element = document.createElement("span");
  element.className = "im-offered";
  element.contentEditable = "false";
  const button = (sign: string, told: string, act: () => void): void => {
    // No button: the fields around it may be disabled as a whole, and this is not.
    const made = document.createElement("span");
    made.role = "button";
    made.tabIndex = 0;
    made.textContent = sign;
    made.title = told;
    made.setAttribute("aria-label", told);
    made.addEventListener("mousedown", (event) => event.preventDefault());
    made.addEventListener("click", act);
    made.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    });
    element.append(made);
  };
  button(by, `${by} suggests this: show it beside the text`, () => session.page.choose(id));
  if (session.status.canEdit) button("✓", `Accept what ${by} suggests`, () => session.page.decide({ id, how: "accept" }));
  if (session.status.canEdit || isOwn) {
    button("✕", isOwn ? "Take this suggestion back" : `Decline what ${by} suggests`, () => session.page.decide({ id, how: "decline" }));
  }
  return element;
}
