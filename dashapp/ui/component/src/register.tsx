// A value that the last writer wins: dates, addresses, codes.
import * as React from "react";

import { isTooLong } from "./bound";
import { useEditor } from "./context";
import { Field } from "./outline";
import { LOCAL } from "./undo";
import { YNode, nodesOf } from "./tree";

const DATE = /^\d{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?$/;
const INPUT_TYPES: Partial<Record<Field["kind"], string>> = { url: "url", email: "email", phone: "tel" };

interface RegisterProps {
  id: string;
  node: YNode;
  field: Field;
}

export function Register({ id, node, field }: RegisterProps): React.ReactElement {
  const { session, go } = useEditor();
  const stored = valueOf(node, field.name);
  const [draft, setDraft] = React.useState<string | null>(null);
  const [isRefused, setIsRefused] = React.useState(false);
  const value = draft ?? stored;
  // What comes while nobody types here, an undo too, is shown as it is.
  React.useEffect(() => setDraft((now) => (now === stored ? now : null)), [stored]);
  const keep = (text: string): void => {
    const isRefusedNow = isTooLong(text, value);
    setIsRefused(isRefusedNow);
    if (isRefusedNow) return;
    setDraft(text);
    session.doc.transact(() => nodesOf(session.doc).get(id)?.set(`v:${field.name}`, text), LOCAL);
  };
  const isWrong = field.kind === "date" && draft === null && value !== "" && !DATE.test(value);
  const hintId = `im-${id}-${field.name}`;
  const placeholder = placeholderOf(field, node);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.key === "ArrowUp" ? -1 : ["ArrowDown", "Enter"].includes(event.key) ? 1 : null;
    if (by === null || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go(id, field.name, by);
  };
  return (
    <label className={`im-register im-register-${field.kind}`}>
      <span className="im-label" aria-hidden="true">{field.label}</span>
      <input
        type={INPUT_TYPES[field.kind] ?? "text"}
        aria-label={field.label}
        value={value}
        size={Math.max(placeholder.length, value.length, 3)}
        placeholder={placeholder}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? hintId : undefined}
        data-node={id}
        data-field={field.name}
        onChange={(event) => keep(event.target.value)}
        onFocus={() => session.presence.goTo(id, field.name)}
        onBlur={() => (setDraft(null), setIsRefused(false))}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {isWrong ? (
        <span id={hintId} className="im-hint">
          Write 2020, 2020-03 or 2020-03-14{field.name === "endDate" ? "; leave it empty for the present" : ""}.
        </span>
      ) : null}
      {isRefused ? <span className="im-hint" role="alert">This is too long for one value. Nothing was changed.</span> : null}
    </label>
  );
}

export const valueOf = (node: YNode, name: string): string => String(node.get(`v:${name}`) ?? "");

function placeholderOf(field: Field, node: YNode): string {
  if (field.kind !== "date") return field.label;
  // An open end means the present only where there is a start.
  return field.name === "endDate" && valueOf(node, "startDate") ? "present" : field.label;
}
