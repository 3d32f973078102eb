// A text field while typing suggests: what is typed stays here until the field is left, and is then told.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Node, Schema } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import { bound } from "./bound";
import { FieldOptions, inOneLine, paste, refuse, rowsAsLines, withoutTabs } from "./field";
import { hint, wholeCharacters } from "./plugins";
import { Proposal, review } from "./review";
import { lineSchema, proseSchema, runsBetween } from "./schema";
import { Run, fragmentOf, lines, same } from "./texts";

/** Mounts a field that suggests; the shared text is only read. */
export function mountDraft(place: HTMLElement, options: FieldOptions): EditorView {
  const { session, node, field } = options;
  const fragment = fragmentOf(session.doc, node, field);
  const schema: Schema = options.prose ? proseSchema : lineSchema;
  const { pasteLines: _, ...ofOneText } = options; // others are not added by the way
  const shared = (): Node => documentOf(schema, lines(fragment));
  let isDrafting = false;
  /** What the text said when typing began: others may write in it meanwhile. */
  let base = lines(fragment);
  /** The suggestion that is typed over; one that comes from another window meanwhile is not. */
  let begun: { id: string; after: Run[][] } | undefined;
  const plugins = [
    review(session, node, field),
    history(),
    keymap({
      "Mod-z": undo,
      "Mod-Shift-z": redo,
      "Mod-y": redo,
      ...(schema.marks["bold"] ? { "Mod-b": toggleMark(schema.marks["bold"]) } : {}),
      ...(schema.marks["italic"] ? { "Mod-i": toggleMark(schema.marks["italic"]) } : {}),
      // A bullet is told and left: what were typed on would stand in words of somebody else's.
      ...(options.enter ? { Enter: () => (view.dom.blur(), true) } : {}),
      ...(options.prose ? {} : { Enter: () => (options.go(1), true) }),
      Escape: () => (leave(false), true),
    }),
    keymap(baseKeymap),
    wholeCharacters(),
    bound(options.onRefused),
    hint(options.placeholder),
  ];
  const stateOf = (doc: Node): EditorState => EditorState.create({ doc, plugins });
  const own = (): typeof begun => {
    const told = session.drafts.toldOf(node, field);
    if (told) return { id: told.id ?? "", after: told.lines };
    return session.review.suggestions.find((each) => each.isOwn && each.node === node && each.field === field);
  };
  const leave = (isTold: boolean): void => {
    if (!isDrafting) return;
    isDrafting = false;
    view.dom.classList.remove("im-drafting");
    const said = linesOf(view.state.doc);
    if (isTold && !same(said, begun ? begun.after : base)) {
      if (!same(said, base)) session.drafts.tell(drafted(said), session.page);
      else if (begun) session.page.decide({ id: begun.id, how: "decline" });
      if (same(said, base)) session.drafts.dropped(node, field);
      return; // what was typed stays on the page until it comes back as a suggestion
    }
    session.drafts.cancelled(node, field);
    const told = session.drafts.toldOf(node, field);
    view.updateState(stateOf(told ? documentOf(schema, told.lines) : shared()));
  };
  const drafted = (said: Run[][]): Proposal => ({ replaces: begun?.id ?? "", node, field, base, lines: said });
  const view: EditorView = new EditorView(place, {
    state: stateOf(shared()),
    attributes: {
      "aria-label": `${options.label}: what you type is a suggestion`,
      "aria-multiline": options.prose && !options.enter ? "true" : "false",
      role: "textbox",
      "data-node": node,
      "data-field": field,
      class: "im-text",
    },
    handleDOMEvents: {
      focus: (focused) => {
        session.presence.goTo(node, field);
        if (!isDrafting) [base, begun] = [lines(fragment), own()];
        if (!isDrafting && begun) focused.updateState(stateOf(documentOf(schema, begun.after)));
        isDrafting = true;
        focused.dom.classList.add("im-drafting");
        return false;
      },
      paste: (_view, event) => refuse(event, options),
      blur: (_view, event) => {
        options.onLeave(event);
        leave(true);
        return false;
      },
    },
    transformPastedHTML: rowsAsLines,
    transformPastedText: withoutTabs,
    transformPasted: (slice) => inOneLine(slice, schema, options),
    handlePaste: (pasted, event) => paste(pasted, event, ofOneText),
    dispatchTransaction(this: EditorView, transaction) {
      if (this.isDestroyed) return;
      this.updateState(this.state.apply(transaction));
      if (isDrafting && transaction.docChanged) session.drafts.typed(drafted(linesOf(this.state.doc)));
      if (this.hasFocus()) options.onSelect(this);
    },
  });
  const follow = (): void => {
    if (isDrafting || view.isDestroyed) return;
    session.drafts.settled(node, field, lines(fragment));
    if (session.drafts.toldOf(node, field)) return; // until it waits on the server it stands here alone
    view.updateState(stateOf(shared()));
  };
  fragment.observeDeep(follow);
  const stop = session.onReview(follow);
  const { destroy } = view;
  view.destroy = (): void => {
    leave(true);
    fragment.unobserveDeep(follow);
    stop();
    destroy.call(view);
  };
  session.views.set(`${node}/${field}`, view);
  return view;
}

function documentOf(schema: Schema, said: Run[][]): Node {
  const line = (runs: Run[]): object => ({
    type: "line",
    content: runs
      .filter((run) => run.text)
      .map(({ text, marks }) => ({
        type: "text",
        text,
        marks: Object.entries(marks)
          .filter(([type]) => schema.marks[type])
          .map(([type, attrs]) => ({ type, attrs })),
      })),
  });
  return Node.fromJSON(schema, { type: "doc", content: (said.length ? said : [[]]).map(line) });
}

function linesOf(doc: Node): Run[][] {
  const found: Run[][] = [];
  doc.forEach((line, at) => found.push(runsBetween(doc, at + 1, at + 1 + line.content.size)));
  return found;
}
