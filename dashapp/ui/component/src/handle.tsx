// What moves a node in its list, and what takes it away.
import * as React from "react";

import { useEditor } from "./context";
import { Drag } from "./drag";
import { Moves } from "./moves";
import { listOf, moveNode, removeNode } from "./tree";

/** A finger that presses moves so much all the same. */
const STILL_PX = 6;

interface HandleProps {
  id: string;
  parent: string;
  list: string;
  what: string;
}

/** Moves a node in its list: by dragging, with the arrow keys while it has the focus, or with what a press offers. */
export function Handle({ id, parent, list, what }: HandleProps): React.ReactElement {
  const { session, announce } = useEditor();
  const button = React.useRef<HTMLButtonElement>(null);
  const drag = React.useRef<Drag | null>(null);
  const pressed = React.useRef({ x: 0, y: 0 });
  /** Whether a click is a press, and not the end of a drag. */
  const isPress = React.useRef(true);
  const [isOpen, setOpen] = React.useState(false);
  const close = React.useCallback(() => setOpen(false), []);
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
    requestAnimationFrame(() => {
      button.current?.focus({ preventScroll: true });
      button.current?.scrollIntoView({ block: "nearest" });
    });
  };
  const end = (isDropped: boolean): void => {
    if (!drag.current) return;
    const to = drag.current.end();
    drag.current = null;
    isPress.current = isDropped && to < 0;
    if (isDropped && to >= 0) drop(to);
  };
  const onClick = (): void => {
    if (isPress.current) setOpen(!isOpen);
    isPress.current = true;
  };
  const move = (by: number): void => drop(idsOnPage(`${parent}/${list}`).indexOf(id) + by);
  const onPointerDown = (event: React.PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = { x: event.clientX, y: event.clientY };
    drag.current = new Drag(id, `${parent}/${list}`, event.currentTarget);
  };
  const onPointerMove = ({ clientX: x, clientY: y }: React.PointerEvent): void => {
    const isStill = Math.hypot(x - pressed.current.x, y - pressed.current.y) < STILL_PX;
    if (!isStill) drag.current?.to(x, y);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Escape") end(false);
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  React.useEffect(() => () => void drag.current?.end(), []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="im-handle"
        aria-label={`Move ${what}: drag, press, or use the arrow keys`}
        aria-expanded={isOpen}
        title="Drag, press, or use the arrow keys"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => end(true)}
        onPointerCancel={() => (end(false), (isPress.current = true))}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        ⠿
      </button>
      {isOpen ? <Moves handle={button} what={what} move={move} close={close} /> : null}
    </>
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
