// The small parts: a text, a register, the handle that moves things.
import { EditorView } from "prosemirror-view";
import * as React from "react";

import { useEditor } from "./context";
import { FieldActions, markSelection, mountField } from "./field";
import { Field } from "./outline";
import { LOCAL } from "./session";
import { YNode, listOf, moveNode, nodesOf } from "./tree";

interface TextProps extends FieldActions {
  node: string;
  field: string;
  prose: boolean;
  label: string;
  placeholder?: string;
  className?: string;
}

/** A shared text; React makes its place once, ProseMirror fills it. */
export function Text(props: TextProps): React.ReactElement {
  const { session, onSelect } = useEditor();
  const place = React.useRef<HTMLDivElement>(null);
  const view = React.useRef<EditorView | null>(null);
  const actions = React.useRef<FieldActions>({});
  const [hasSelection, setHasSelection] = React.useState(false);
  actions.current = props;
  const { node, field, prose, label } = props;
  React.useEffect(() => {
    if (!place.current) return undefined;
    const late = actions.current;
    view.current = mountField(place.current, {
      session,
      node,
      field,
      prose,
      label,
      placeholder: props.placeholder ?? label,
      onSelect: (text) => {
        setHasSelection(text !== "");
        onSelect(node, field, text);
      },
      ...(late.enter ? { enter: (atEnd: boolean) => actions.current.enter?.(atEnd) } : {}),
      ...(late.erase ? { erase: () => actions.current.erase?.() } : {}),
      ...(late.move ? { move: (by: number) => actions.current.move?.(by) } : {}),
      ...(late.pasteLines ? { pasteLines: (lines: string[]) => actions.current.pasteLines?.(lines) } : {}),
    });
    return () => view.current?.destroy();
  }, [session, node, field, prose, label]);
  const mark = (name: "bold" | "italic" | "link") => (event: React.MouseEvent) => {
    event.preventDefault();
    if (view.current) markSelection(view.current, name);
  };
  return (
    <div className={`im-field ${props.className ?? ""}`}>
      {prose && hasSelection ? (
        <div className="im-marks" role="toolbar" aria-label="Marks">
          <button type="button" onMouseDown={mark("bold")} aria-label="Bold (Ctrl+B)"><b>B</b></button>
          <button type="button" onMouseDown={mark("italic")} aria-label="Italic (Ctrl+I)"><i>I</i></button>
          <button type="button" onMouseDown={mark("link")} aria-label="Link (Ctrl+K)">Link</button>
        </div>
      ) : null}
      <div ref={place} />
    </div>
  );
}

const DATE = /^\d{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?$/;
const INPUT_TYPES: Partial<Record<Field["kind"], string>> = { url: "url", email: "email", phone: "tel" };

/** A value that the last writer wins: dates, addresses, codes. */
export function Register({ id, node, field }: { id: string; node: YNode; field: Field }): React.ReactElement {
  const { session } = useEditor();
  const stored = String(node.get(`v:${field.name}`) ?? "");
  const [draft, setDraft] = React.useState<string | null>(null);
  const value = draft ?? stored;
  const keep = (text: string): void => {
    setDraft(text);
    session.doc.transact(() => nodesOf(session.doc).get(id)?.set(`v:${field.name}`, text), LOCAL);
  };
  const isWrong = field.kind === "date" && value !== "" && !DATE.test(value);
  const hintId = `im-${id}-${field.name}`;
  const isEnd = field.name === "endDate";
  return (
    <label className={`im-register im-register-${field.kind}`}>
      <span className="im-label">{field.label}</span>
      <input
        type={INPUT_TYPES[field.kind] ?? "text"}
        value={value}
        size={Math.max(field.kind === "date" ? 9 : 12, value.length + 1)}
        placeholder={field.kind === "date" ? (isEnd ? "present" : "2020-03") : field.label}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? hintId : undefined}
        data-node={id}
        data-field={field.name}
        onChange={(event) => keep(event.target.value)}
        onBlur={() => setDraft(null)}
        autoComplete="off"
        spellCheck={false}
      />
      {isWrong ? (
        <span id={hintId} className="im-hint">
          Write 2020, 2020-03 or 2020-03-14{isEnd ? "; leave it empty for the present" : ""}.
        </span>
      ) : null}
    </label>
  );
}

interface HandleProps {
  id: string;
  parent: string;
  list: string;
  what: string;
}

/** Moves a node in its list: by dragging, or with the arrow keys while it has the focus. */
export function Handle({ id, parent, list, what }: HandleProps): React.ReactElement {
  const { session, announce } = useEditor();
  const drag = React.useRef<{ index: number; line: HTMLElement } | null>(null);
  const drop = (index: number): void => {
    session.change(() => moveNode(session.doc, id, parent, list, index));
  };
  const step = (by: number): void => {
    const siblings = listOf(session.doc, parent, list);
    const from = siblings.findIndex((child) => child.id === id);
    const to = Math.min(Math.max(from + by, 0), siblings.length - 1);
    if (to === from) return;
    drop(to);
    announce(`${what} moved to place ${to + 1} of ${siblings.length}.`);
  };
  const onPointerDown = (event: React.PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const line = document.createElement("div");
    line.className = "im-drop";
    document.body.append(line);
    const from = listOf(session.doc, parent, list).findIndex((child) => child.id === id);
    drag.current = { index: from, line };
  };
  const onPointerMove = (event: React.PointerEvent): void => {
    if (!drag.current) return;
    const rows = [...document.querySelectorAll<HTMLElement>(`[data-list="${parent}/${list}"]`)].filter(
      (row) => row.dataset["id"] !== id,
    );
    const index = rows.filter((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY > box.top + box.height / 2;
    }).length;
    drag.current.index = index;
    const near = rows[Math.min(index, rows.length - 1)]?.getBoundingClientRect();
    if (near) {
      const y = index < rows.length ? near.top : near.bottom;
      drag.current.line.style.cssText = `left:${near.left}px;width:${near.width}px;top:${y}px`;
    }
  };
  const onPointerUp = (): void => {
    if (!drag.current) return;
    drag.current.line.remove();
    const from = listOf(session.doc, parent, list).findIndex((child) => child.id === id);
    if (drag.current.index !== from) drop(drag.current.index);
    drag.current = null;
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by) {
      event.preventDefault();
      step(by);
    }
  };
  return (
    <button
      type="button"
      className="im-handle"
      aria-label={`Move ${what}: drag, or use the arrow keys`}
      title="Drag, or use ↑ and ↓"
      {...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown }}
    >
      ⠿
    </button>
  );
}

export function Remove({ id, what }: { id: string; what: string }): React.ReactElement {
  const { session, announce } = useEditor();
  const remove = (): void => {
    session.change(() => nodesOf(session.doc).get(id)?.set("del", true));
    announce(`${what} removed. Ctrl+Z brings it back.`);
  };
  return (
    <button type="button" className="im-remove" aria-label={`Remove ${what}`} title="Remove" onClick={remove}>
      ×
    </button>
  );
}

