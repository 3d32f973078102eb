// The whole résumé on the page, and the way of the caret through it.
import * as React from "react";

import { Basics } from "./basics";
import { Anchor, Context, EditorContext } from "./context";
import { focusText } from "./field";
import { useLists } from "./hooks";
import { Leftovers } from "./leftovers";
import { AddSection, SectionBlock } from "./section";
import { Session } from "./session";
import { Peer, Status } from "./status";

/** For so long a place that is led to may be hidden: the page shows its pane a moment later. */
const LONGEST_UNSEEN_MS = 2_000;

interface PaperProps {
  session: Session;
  status: Status;
  follow: number | null;
  titles: Record<string, string>;
  onComment: (anchor: Anchor) => void;
  focus: { node: string; field?: string | null; nonce: number } | undefined;
  onSelect: (selection: { node: string; field: string; text: string }) => void;
}

interface Spoken {
  sentence: string;
  number: number;
}

interface Wanted {
  node: string;
  field: string;
  lettersBehind: number;
}

export function Paper({ session, status, focus, follow, titles, onSelect, onComment }: PaperProps): React.ReactElement {
  const { canEdit, canSuggest, isSuggesting } = status;
  const lists = useLists(session);
  const place = React.useRef<HTMLDivElement>(null);
  const wanted = React.useRef<Wanted | null>(null);
  const selected = React.useRef("");
  const [revealed, setRevealed] = React.useState<ReadonlySet<string>>(new Set());
  // What is said twice is said anew: a sentence that stays the same is not read again.
  const [spoken, announce] = React.useReducer((now: Spoken, sentence: string) => ({ sentence, number: now.number + 1 }), { sentence: "", number: 0 });
  const find = (node: string, field: string | null): HTMLElement | null =>
    place.current?.querySelector<HTMLElement>(
      field ? `[data-node="${CSS.escape(node)}"][data-field="${CSS.escape(field)}"]` : `[data-id="${CSS.escape(node)}"]`,
    ) ?? null;
  const enter = (element: HTMLElement, lettersBehind: number): void => {
    const view = session.views.get(`${element.dataset["node"]}/${element.dataset["field"]}`);
    if (view) focusText(view, lettersBehind);
    else element.focus();
  };
  const focusOn = (node: string, field: string, lettersBehind = 0): void => {
    wanted.current = { node, field, lettersBehind };
    setRevealed((now) => new Set([...now, `${node}/${field}`]));
  };
  const context: EditorContext = {
    session,
    lists,
    revealed,
    announce,
    focusOn,
    go: (node, field, by) => {
      const all = [...(place.current?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
      const here = all.findIndex((each) => each.dataset["node"] === node && each.dataset["field"] === field);
      const next = all[here + by];
      if (next) enter(next, by > 0 ? Infinity : 0);
    },
    onSelect: (node, field, text) => {
      // Only where the caret is and what is selected is told, not every letter.
      const now = `${node}/${field}/${text}`;
      if (now !== selected.current) onSelect({ node, field, text });
      selected.current = now;
    },
    onComment,
    titled: (section) => titles[section.key] ?? section.label,
    isSuggesting,
    canComment: canSuggest,
    peers: React.useMemo(() => byField(status.peers), [status.peers]),
  };
  React.useEffect(() => {
    const spot = wanted.current;
    const found = spot && find(spot.node, spot.field);
    if (!spot || !found) return;
    wanted.current = null;
    enter(found, spot.lettersBehind);
  });
  React.useEffect(() => {
    if (!focus) return;
    if (focus.field && !find(focus.node, focus.field)) focusOn(focus.node, focus.field);
    return whenSeen(
      () => find(focus.node, focus.field ?? null) ?? find(focus.node, null),
      (found) => {
        const field = found.matches("[data-field]") ? found : found.querySelector<HTMLElement>("[data-field]");
        if (field) enter(field, 0);
        show(found);
      },
    );
  }, [focus?.nonce]);
  const followed = status.peers.find((peer) => peer.client === follow);
  React.useEffect(() => {
    const found = followed?.node && followed.field ? find(followed.node, followed.field) : null;
    if (found) show(found);
  }, [followed?.node, followed?.field]);
  useUndoKeys(session, place);
  React.useEffect(() => {
    const tell = ({ type }: { type: string }): void => announce(type === "undo" ? "Undone." : "Done again.");
    session.undo.on("stack-item-popped", tell);
    return () => session.undo.off("stack-item-popped", tell);
  }, [session]);
  React.useEffect(() => session.views.forEach((view) => view.setProps({})), [session, canEdit]);
  const basics = (lists.get("root/basics") ?? [])[0];
  return (
    <Context.Provider value={context}>
      <div ref={place} className="im-paper">
        {/* Disabled, every button, date and list in it is: who may only read finds nothing to press. */}
        <fieldset className="im-all" disabled={!canEdit || isSuggesting} aria-label={told(status)}>
          <Leftovers />
          {basics ? <Basics node={basics} /> : null}
          {(lists.get("root/sections") ?? []).map((child) => <SectionBlock key={child.id} child={child} />)}
          <AddSection />
        </fieldset>
        <div className="visually-hidden" aria-live="polite"><span key={spoken.number}>{spoken.sentence}</span></div>
      </div>
    </Context.Provider>
  );
}

const told = ({ canEdit, isSuggesting }: Status): string | undefined =>
  isSuggesting ? "What you type is a suggestion" : canEdit ? undefined : "Only to read";

function byField(peers: Peer[]): Map<string, Peer[]> {
  const found = new Map<string, Peer[]>();
  for (const peer of peers) {
    const place = `${peer.node}/${peer.field}`;
    found.set(place, [...(found.get(place) ?? []), peer]);
  }
  return found;
}

/** Acts once an element stands on the page, and on the pane that is shown; returns what gives that up. */
function whenSeen(find: () => HTMLElement | null, act: (found: HTMLElement) => void): () => void {
  const until = performance.now() + LONGEST_UNSEEN_MS;
  let frame = 0;
  const look = (): void => {
    const found = find();
    if (found?.getClientRects().length) act(found);
    else if (performance.now() < until) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

/** Brings an element to the middle of the page and lights it up for a moment. */
function show(element: HTMLElement): void {
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
  element.classList.remove("im-found");
  void element.offsetWidth;
  element.classList.add("im-found");
}

/** Undo and redo also where no text has the caret: on a handle, in a date, after a removal, in a panel. */
function useUndoKeys(session: Session, place: React.RefObject<HTMLElement>): void {
  React.useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const isOurs = place.current?.contains(target) || !target.matches("input, textarea, select, [contenteditable]");
      if (event.defaultPrevented || !isOurs || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) session.undo.redo();
      else session.undo.undo();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [session]);
}
