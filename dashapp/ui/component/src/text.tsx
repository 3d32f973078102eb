// A shared text on the page, with a small bar for its marks while letters are selected.
import { toggleMark } from "prosemirror-commands";
import { EditorView } from "prosemirror-view";
import * as React from "react";

import { letters, placeOf, spotOf } from "./anchors";
import { useEditor } from "./context";
import { mountDraft } from "./draft";
import { FieldActions, mountField } from "./field";
import { isSafe, linkAround } from "./schema";
import { fragmentOf, plain } from "./texts";

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
  const { session, onSelect, onComment, go, isSuggesting, canComment, peers } = useEditor();
  const place = React.useRef<HTMLDivElement>(null);
  const whole = React.useRef<HTMLDivElement>(null);
  const view = React.useRef<EditorView | null>(null);
  const latest = React.useRef(props);
  const [bar, setBar] = React.useState<"none" | "marks" | "link">("none");
  const [refused, setRefused] = React.useState("");
  latest.current = props;
  const { node, field, prose, label } = props;
  React.useEffect(() => {
    if (!place.current) return undefined;
    const first = latest.current;
    const mounted = (isSuggesting ? mountDraft : mountField)(place.current, {
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
        if (whole.current?.contains(event.relatedTarget as Node | null)) return;
        setBar("none");
        setRefused("");
      },
      onLink: () => setBar("link"),
      onRefused: setRefused,
      go: (by) => go(node, field, by),
      ...(first.enter ? { enter: (tail, cut) => latest.current.enter?.(tail, cut) } : {}),
      ...(first.erase ? { erase: (isEmpty) => latest.current.erase?.(isEmpty) } : {}),
      ...(first.move ? { move: (by) => latest.current.move?.(by) } : {}),
      ...(first.pasteLines ? { pasteLines: (lines, cut) => latest.current.pasteLines?.(lines, cut) } : {}),
    });
    view.current = mounted;
    return () => {
      session.views.delete(`${node}/${field}`);
      mounted.destroy();
    };
  }, [session, node, field, prose, label, isSuggesting]);
  const placeholder = props.placeholder ?? label;
  React.useEffect(() => {
    if (view.current) view.current.dom.dataset["placeholder"] = placeholder;
  }, [placeholder]);
  const comment = (): void => {
    if (!view.current) return;
    const { doc, selection } = view.current.state;
    const range = { from: spotOf(doc, selection.from), to: spotOf(doc, selection.to) };
    // In a draft the letters are not the shared ones: the quote alone tells the place.
    const isShared = letters(doc) === plain(fragmentOf(session.doc, node, field));
    const quote = doc.textBetween(selection.from, selection.to, "\n");
    setBar("none");
    onComment({ node, field, quote, place: isShared ? placeOf(session.doc, node, field, range) : "" });
  };
  const here = peers.get(`${node}/${field}`) ?? [];
  const isMarked = prose && (session.status.canEdit || isSuggesting);
  return (
    <div ref={whole} className={`im-field ${props.className ?? ""}`}>
      <div ref={place} />
      {refused ? <span className="im-hint" role="alert">{refused}</span> : null}
      {here.length ? <span className="visually-hidden">{here.map((peer) => peer.name).join(", ")} is editing this</span> : null}
      {(isMarked || canComment) && bar !== "none" && view.current ? (
        <Bar view={view.current} isLink={bar === "link"} show={setBar} isMarked={isMarked} canLink={isMarked && !isSuggesting} comment={canComment ? comment : null} />
      ) : null}
    </div>
  );
}

interface BarProps {
  view: EditorView;
  isLink: boolean;
  show: (bar: "none" | "marks" | "link") => void;
  isMarked: boolean;
  canLink: boolean;
  comment: (() => void) | null;
}

function Bar({ view, isLink, show, isMarked, canLink, comment }: BarProps): React.ReactElement {
  const { from, to } = view.state.selection;
  const [start, box] = [view.coordsAtPos(from), view.dom.getBoundingClientRect()];
  const place = { left: Math.max(0, Math.min(start.left - box.left, box.width - 176)), top: start.top - box.top };
  const mark = (name: "bold" | "italic", sign: React.ReactNode, told: string): React.ReactElement | null => {
    const type = view.state.schema.marks[name];
    if (!type || !isMarked) return null;
    const toggle = (): void => {
      toggleMark(type)(view.state, view.dispatch);
      view.focus();
    };
    const isOn = view.state.doc.rangeHasMark(from, to, type);
    return <Press isOn={isOn} told={told} act={toggle}>{sign}</Press>;
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
          {canLink ? <Press told="Link (Ctrl+K)" act={() => show("link")}>Link</Press> : null}
          {comment ? <Press told="Comment on these words" act={comment}>Comment</Press> : null}
        </>
      )}
    </div>
  );
}

interface PressProps {
  told: string;
  act: () => void;
  isOn?: boolean;
  children: React.ReactNode;
}

/** A button that works also where the fields around it are disabled as a whole. */
function Press({ told, act, isOn, children }: PressProps): React.ReactElement {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  };
  return <span role="button" tabIndex={0} aria-pressed={isOn} aria-label={told} title={told} onClick={act} onKeyDown={onKeyDown}>{children}</span>;
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
