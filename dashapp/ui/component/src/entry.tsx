// An entry: its heading and dates, what else is filled, its lists; the rest is offered below.
import * as React from "react";

import { useEditor } from "./context";
import { Handle, Remove } from "./handle";
import { Items, useAddItem } from "./items";
import { Field, Section, TextList, isText } from "./outline";
import { Register, valueOf } from "./register";
import { Text } from "./text";
import { fragmentOf, plain } from "./texts";
import { Child, addNode } from "./tree";

interface EntryProps {
  child: Child;
  section: Section;
  parent: string;
  list: string;
}

export function Entry({ child, section, parent, list }: EntryProps): React.ReactElement {
  const { session } = useEditor();
  const { heading } = section;
  const inHeading = heading.flatMap((name) => section.fields.filter((field) => field.name === name));
  const dates = section.fields.filter((field) => field.kind === "date");
  const others = section.fields.filter((field) => !heading.includes(field.name) && field.kind !== "date");
  const isShown = useShown(child, others);
  const shown = others.filter((field) => isShown(field.name));
  const kind = section.entry_label.toLowerCase();
  const name = heading.map((each) => plain(fragmentOf(session.doc, child.id, each))).find(Boolean);
  const what = name ? `the ${kind} ${name}` : `this ${kind}`;
  return (
    <article className="im-entry" data-list={`${parent}/${list}`} data-id={child.id} aria-label={section.entry_label}>
      <div className="im-entry-tools">
        <Handle id={child.id} parent={parent} list={list} what={what} />
        <Remove id={child.id} what={what} />
      </div>
      <div className="im-entry-head">
        <div className="im-heading">
          {inHeading.map((field) => <OneField key={field.name} child={child} field={field} />)}
        </div>
        {dates.length ? (
          <div className="im-dates">
            {dates.map((field) => <Register key={field.name} id={child.id} node={child.node} field={field} />)}
          </div>
        ) : null}
      </div>
      <Line child={child} fields={shown.filter((field) => field.kind !== "prose")} />
      {shown.filter((field) => field.kind === "prose").map((field) => (
        <Text key={field.name} node={child.id} field={field.name} prose label={field.label} className="im-prose" />
      ))}
      {section.lists.map((texts) => (
        <Items key={texts.name} entry={child.id} texts={texts} isOneOfMany={section.lists.length > 1} of={name ?? what} />
      ))}
      <Offers child={child} fields={others.filter((field) => !isShown(field.name))} lists={section.lists} />
    </article>
  );
}

/** The smaller fields of an entry, side by side. */
export function Line({ child, fields }: { child: Child; fields: Field[] }): React.ReactElement | null {
  if (!fields.length) return null;
  return (
    <div className="im-line">
      {fields.map((field) => <OneField key={field.name} child={child} field={field} />)}
    </div>
  );
}

function OneField({ child, field }: { child: Child; field: Field }): React.ReactElement {
  if (!isText(field)) return <Register id={child.id} node={child.node} field={field} />;
  return (
    <span className="im-part">
      <span className="im-label" aria-hidden="true">{field.label}</span>
      <Text node={child.id} field={field.name} prose={false} label={field.label} />
    </span>
  );
}

interface OffersProps {
  child: Child;
  fields: Field[];
  lists?: TextList[];
}

/** What this entry could still say: a field or a list that is empty comes at a click. */
export function Offers({ child, fields, lists = [] }: OffersProps): React.ReactElement | null {
  const { focusOn } = useEditor();
  const addItem = useAddItem();
  if (!fields.length && !lists.length) return null;
  return (
    <div className="im-offers">
      {lists.map((texts) => (
        <button key={texts.name} type="button" className="im-add" onClick={() => addItem(child.id, texts.name)}>
          + {one(texts)}
        </button>
      ))}
      {fields.map((field) => (
        <button key={field.name} type="button" className="im-add im-offer" onClick={() => focusOn(child.id, field.name)}>
          + {field.label}
        </button>
      ))}
    </div>
  );
}

export function AddEntry({ section, parent, list }: Omit<EntryProps, "child">): React.ReactElement {
  const { session, focusOn } = useEditor();
  const add = (): void => {
    let id = "";
    session.change(() => (id = addNode(session.doc, "entry", parent, list)));
    focusOn(id, section.heading[0] ?? "name");
  };
  return (
    <button type="button" className="im-add im-add-entry" onClick={add}>
      + {section.entry_label}
    </button>
  );
}

/** Which fields stand on the page: those that were ever filled here, or asked for. */
export function useShown(child: Child, fields: Field[]): (name: string) => boolean {
  const { session, revealed } = useEditor();
  const seen = React.useRef(new Set<string>());
  const [, redraw] = React.useReducer((count: number) => count + 1, 0);
  const texts = fields.filter(isText).map((field) => ({ name: field.name, text: fragmentOf(session.doc, child.id, field.name) }));
  fields.forEach(({ name }) => {
    if (valueOf(child.node, name) || revealed.has(`${child.id}/${name}`)) seen.current.add(name);
  });
  texts.forEach(({ name, text }) => {
    if (plain(text)) seen.current.add(name);
  });
  React.useEffect(() => {
    const hidden = texts.filter(({ name }) => !seen.current.has(name));
    // Somebody else may fill a field that does not stand on this page.
    hidden.forEach(({ text }) => text.observeDeep(redraw));
    return () => hidden.forEach(({ text }) => text.unobserveDeep(redraw));
  }, [session, child.id, revealed]);
  return (name) => seen.current.has(name);
}

/** What one text of a list is called. */
export const one = (texts: TextList): string => texts.label.replace(/s$/, "");
