// What an import could not place: kept, shown, and placed by the person.
import * as React from "react";

import { EditorContext, useEditor } from "./context";
import { Section, outline, standard } from "./outline";
import { Remove } from "./handle";
import { Text } from "./text";
import { fill, fragmentOf, plain } from "./texts";
import { Child, addNode, removeNode } from "./tree";

export function Leftovers(): React.ReactElement | null {
  const { lists } = useEditor();
  const left = lists.get("root/leftovers") ?? [];
  if (!left.length) return null;
  return (
    <section className="im-leftovers" aria-label="Not placed yet">
      <h2>Not placed yet</h2>
      <p>These lines were in your file, and nothing says where they belong. They are kept, but not printed.</p>
      <ul>{left.map((child) => <Leftover key={child.id} child={child} />)}</ul>
    </section>
  );
}

function Leftover({ child }: { child: Child }): React.ReactElement {
  const context = useEditor();
  const { session, announce, focusOn } = context;
  const [target, setTarget] = React.useState("");
  const text = (): string => plain(fragmentOf(session.doc, child.id, "text"));
  const copy = (): void => {
    void navigator.clipboard.writeText(text()).then(() => announce("Copied."));
  };
  const place = (): void => {
    const [kind, parent, list] = target.split(" ");
    let spot = ["", ""];
    session.change(() => {
      const id = addNode(session.doc, kind === "item" ? "item" : "entry", parent ?? "", list ?? "");
      const field = kind === "item" ? "text" : (sectionOf(context, parent ?? "")?.heading[0] ?? "name");
      fill(session.doc, id, field, text().replaceAll("\n", " "));
      removeNode(session.doc, child.id);
      spot = [id, field];
    });
    focusOn(spot[0] ?? "", spot[1] ?? "");
    announce("Placed.");
  };
  return (
    <li>
      <span className="im-label">{String(child.node.get("v:source") ?? "")}</span>
      <Text node={child.id} field="text" prose={false} label="Not placed yet" />
      <div className="im-leftover-acts">
        <select aria-label="Where this line belongs" value={target} onChange={(event) => setTarget(event.target.value)}>
          <option value="">Where does it belong?</option>
          <Targets />
        </select>
        <button type="button" className="im-add" disabled={!target} onClick={place}>Place it</button>
        <button type="button" className="im-add" onClick={copy}>Copy</button>
        <Remove id={child.id} what="this line" />
      </div>
    </li>
  );
}

/** A new entry of any section, or one more bullet of an entry that is there. */
function Targets(): React.ReactElement {
  const { session, lists, titled } = useEditor();
  const sections = (lists.get("root/sections") ?? []).flatMap(({ id, node }) => {
    const section = node.get("custom") ? outline.custom : standard(id);
    return section ? [{ id, section }] : [];
  });
  return (
    <>
      <optgroup label="A new entry">
        {sections.map(({ id, section }) => (
          <option key={id} value={`entry ${id} entries`}>
            {plain(fragmentOf(session.doc, id, "title")) || titled(section)}: new {section.entry_label.toLowerCase()}
          </option>
        ))}
      </optgroup>
      {sections.map(({ id, section }) => {
        const bullets = section.lists[0];
        const entries = lists.get(`${id}/entries`) ?? [];
        return bullets && entries.length ? (
          <optgroup key={id} label={`${titled(section)}, ${bullets.label.toLowerCase()} of`}>
            {entries.map((entry) => (
              <option key={entry.id} value={`item ${entry.id} ${bullets.name}`}>
                {section.heading.map((name) => plain(fragmentOf(session.doc, entry.id, name))).filter(Boolean).join(", ") || section.entry_label}
              </option>
            ))}
          </optgroup>
        ) : null;
      })}
    </>
  );
}

const sectionOf = ({ lists }: EditorContext, id: string): Section | undefined => {
  const node = (lists.get("root/sections") ?? []).find((child) => child.id === id)?.node;
  return node?.get("custom") ? outline.custom : standard(id);
};
