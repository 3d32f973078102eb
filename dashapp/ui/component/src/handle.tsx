// What moves a node in its list, and what takes it away.
import * as React from "react";

import { useEditor } from "./context";
import { Drag } from "./drag";
import { listOf, moveNode, removeNode } from "./tree";

interface HandleProps {
  id: string;
  parent: string;
  list: string;
  what: string;
}

/** Moves a node in its list: by dragging, or with the arrow keys while it has the focus. */
export function Handle({ id, parent, list, what }: HandleProps): React.ReactElement {
  const { session, announce } = useEditor();
  const button = React.useRef<HTMLButtonElement>(null);
  const drag = React.useRef<Drag | null>(null);
  /** Moves it to a place among what stands on the page: a section without entries does not. */
  const drop = (to: number): void => {
    const shown = idsOnPage(`${parent}/${list}`);
    const others = shown.filter((each) => each !== id);
    if (to === shown.indexOf(id)) return;
    if (to < 0 || to >= shown.length) return announce(`${upper(what)} is already ${to < 0 ? "first" : "last"}.`);
    const siblings = listOf(session.doc, parent, list).filter((child) => child.id !== id);
    const place = (other: string | undefined): number => siblings.findIndex((child) => child.id === other);
    const index = to < others.length ? place(others[to]) : place(others.at(-1)) + 1;
    session.change(() => moveNode(session.doc, id, parent, list, index));
    announce(`${upper(what)} moved to place ${to + 1} of ${shown.length}.`);
    // The page is put in the new order first, and what is moved there loses the focus.
    requestAnimationFrame(() => button.current?.focus());
  };
  const end = (isDropped: boolean): void => {
    const to = drag.current?.end() ?? -1;
    drag.current = null;
    if (isDropped && to >= 0) drop(to);
  };
  const onPointerDown = (event: React.PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = new Drag(id, `${parent}/${list}`, event.currentTarget);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Escape") end(false);
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    drop(idsOnPage(`${parent}/${list}`).indexOf(id) + by);
  };
  React.useEffect(() => () => void drag.current?.end(), []);
  return (
    <button
      ref={button}
      type="button"
      className="im-handle"
      aria-label={`Move ${what}: drag, or use the arrow keys`}
      title="Drag, or use the arrow keys"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag.current?.to(event.clientX, event.clientY)}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onKeyDown={onKeyDown}
    >
      ⠿
    </button>
  );
}

interface RemoveProps {
  what: string;
  id: string;
  /** What goes instead of the node itself. */
  all?: string[];
}

export function Remove({ id, what, all }: RemoveProps): React.ReactElement {
  const { session, announce, go } = useEditor();
  const remove = (event: React.MouseEvent): void => {
    const inside = event.currentTarget.closest("[data-id]")?.querySelector<HTMLElement>("[data-field]");
    if (inside) go(inside.dataset["node"] ?? "", inside.dataset["field"] ?? "", -1);
    session.change(() => (all ?? [id]).forEach((each) => removeNode(session.doc, each)));
    announce(`${upper(what)} removed. Ctrl+Z brings it back.`);
  };
  return (
    <button type="button" className="im-remove" aria-label={`Remove ${what}`} title="Remove" onClick={remove}>
      ×
    </button>
  );
}

const idsOnPage = (list: string): string[] =>
  [...document.querySelectorAll<HTMLElement>(`[data-list="${CSS.escape(list)}"]`)].map((row) => row.dataset["id"] ?? "");

const upper = (what: string): string => what.charAt(0).toUpperCase() + what.slice(1);
