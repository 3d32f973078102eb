// A shared text on the page, with a small bar for its marks while letters are selected.
import { toggleMark } from "prosemirror-commands";
import { EditorView } from "prosemirror-view";
import * as React from "react";

import { useEditor } from "./context";
import { FieldActions, mountField } from "./field";
import { isSafe, linkAround } from "./schema";

interface TextProps extends FieldActions {
  node: string;
  field: string;
  prose: boolean;
  label: string;
  placeholder?: string;
  className?: string;
  tags?: boolean;
}

/** A shared text; React makes its place once, ProseMirror fills it. */
export function Text(props: TextProps): React.ReactElement {
  const { session, onSelect, go } = useEditor();
  const place = React.useRef<HTMLDivElement>(null);
  const whole = React.useRef<HTMLDivElement>(null);
  const view = React.useRef<EditorView | null>(null);
  const latest = React.useRef(props);
  const [bar, setBar] = React.useState<"none" | "marks" | "link">("none");
  latest.current = props;
  const { node, field, prose, label } = props;
  React.useEffect(() => {
    if (!place.current) return undefined;
    const first = latest.current;
    const mounted = mountField(place.current, {
      session,
      node,
      field,
      prose,
      label,
      placeholder: first.placeholder ?? label,
      tags: first.tags ?? false,
      onSelect: ({ state }) => {
        const text = state.doc.textBetween(state.selection.from, state.selection.to, " ");
        setBar((now) => (text ? (now === "none" ? "marks" : now) : "none"));
        onSelect(node, field, text);
      },
      onLeave: (event) => {
        if (!whole.current?.contains(event.relatedTarget as Node | null)) setBar("none");
      },
      onLink: () => setBar("link"),
      go: (by) => go(node, field, by),
      ...(first.enter ? { enter: (tail, cut) => latest.current.enter?.(tail, cut) } : {}),
      ...(first.erase ? { erase: (isEmpty) => latest.current.erase?.(isEmpty) } : {}),
      ...(first.move ? { move: (by) => latest.current.move?.(by) } : {}),
      ...(first.pasteLines ? { pasteLines: (lines) => latest.current.pasteLines?.(lines) } : {}),
    });
    view.current = mounted;
    return () => {
      session.views.delete(`${node}/${field}`);
      mounted.destroy();
    };
  }, [session, node, field, prose, label]);
  return (
    <div ref={whole} className={`im-field ${props.className ?? ""}`}>
      <div ref={place} />
      {prose && bar !== "none" && view.current ? (
        <Bar view={view.current} isLink={bar === "link"} show={setBar} />
      ) : null}
    </div>
  );
}

interface BarProps {
  view: EditorView;
  isLink: boolean;
  show: (bar: "none" | "marks" | "link") => void;
}

function Bar({ view, isLink, show }: BarProps): React.ReactElement {
  const { from, to } = view.state.selection;
  const [start, box] = [view.coordsAtPos(from), view.dom.getBoundingClientRect()];
  const place = { left: Math.max(0, Math.min(start.left - box.left, box.width - 176)), top: start.top - box.top };
  const mark = (name: "bold" | "italic", sign: React.ReactNode, told: string): React.ReactElement | null => {
    const type = view.state.schema.marks[name];
    if (!type) return null;
    const toggle = (): void => {
      toggleMark(type)(view.state, view.dispatch);
      view.focus();
    };
    const isOn = view.state.doc.rangeHasMark(from, to, type);
    return <button type="button" aria-pressed={isOn} aria-label={told} title={told} onClick={toggle}>{sign}</button>;
  };
  // A pressed mouse must not take the selection away before its click is heard.
  const keep = (event: React.MouseEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  };
  return (
    <div className="im-marks" role="toolbar" aria-label="Marks" style={place} onMouseDown={keep}>
      {isLink ? (
        <LinkForm view={view} leave={() => (show("none"), view.focus())} />
      ) : (
        <>
          {mark("bold", <b>B</b>, "Bold (Ctrl+B)")}
          {mark("italic", <i>I</i>, "Italic (Ctrl+I)")}
          <button type="button" title="Link (Ctrl+K)" onClick={() => show("link")}>Link</button>
        </>
      )}
    </div>
  );
}

function LinkForm({ view, leave }: { view: EditorView; leave: () => void }): React.ReactElement {
  const { from, to, empty } = view.state.selection;
  const there = linkAround(view.state.doc, from, to);
  const [address, setAddress] = React.useState(there?.href ?? "");
  const [isWrong, setIsWrong] = React.useState(false);
  const type = view.state.schema.marks["link"];
  const [start, end] = there ? [there.from, there.to] : [from, to];
  const remove = (): void => {
    if (type) view.dispatch(view.state.tr.removeMark(start, end, type));
    leave();
  };
  const apply = (): void => {
    const given = address.trim();
    const full = /^[a-z]+:/i.test(given) ? given : given.includes("@") ? `mailto:${given}` : `https://${given}`;
    if (!given && there) remove();
    else if (!isSafe(full)) setIsWrong(true);
    else {
      if (type) view.dispatch(view.state.tr.removeMark(start, end, type).addMark(start, end, type.create({ href: full })));
      leave();
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === "Enter") apply();
    if (event.key === "Escape") leave();
    if (["Enter", "Escape"].includes(event.key)) event.preventDefault();
    event.stopPropagation();
  };
  if (empty && !there) return <span className="im-marks-told">Select the words of the link first.</span>;
  return (
    <>
      <input
        autoFocus
        type="text"
        inputMode="url"
        value={address}
        placeholder="https://…"
        aria-label="Address of the link"
        aria-invalid={isWrong}
        title={isWrong ? "An address begins with https://, http://, mailto: or tel:" : undefined}
        onChange={(event) => (setAddress(event.target.value), setIsWrong(false))}
        onKeyDown={onKeyDown}
      />
      <button type="button" onClick={apply}>Set</button>
      {there ? <button type="button" onClick={remove}>Remove</button> : null}
      {isWrong ? <span className="im-marks-told" role="alert">Begin with https:// or mailto:</span> : null}
    </>
  );
}
