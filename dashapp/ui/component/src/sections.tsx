// Sections, their entries, and the lists of texts inside them.
import * as React from "react";

import { useEditor } from "./context";
import { Field, Section, TextList, isText, outline, standard } from "./outline";
import { Handle, Register, Remove, Text } from "./parts";
import { Child, addNode, fill, fragmentOf, listOf, moveNode, plain, removeNode } from "./tree";

export function Basics({ node }: { node: Child }): React.ReactElement {
  const { lists } = useEditor();
  const fields = new Map(outline.basics.fields.map((field) => [field.name, field]));
  const contact = ["email", "phone", "url", "location.city", "location.region", "location.countryCode"];
  const more = ["location.address", "location.postalCode", "image"];
  const show = (name: string): React.ReactElement | null => {
    const field = fields.get(name);
    return field ? <OneField key={name} child={node} field={field} /> : null;
  };
  return (
    <section className="im-basics" aria-label={outline.basics.label} data-id={node.id}>
      <Text node={node.id} field="name" prose={false} label="Name" className="im-name" />
      <Text node={node.id} field="label" prose={false} label="Headline" className="im-headline" />
      <div className="im-registers">{contact.map(show)}</div>
      <details className="im-more">
        <summary>Street, postal code, picture</summary>
        <div className="im-registers">{more.map(show)}</div>
      </details>
      <div className="im-profiles">
        {(lists.get("basics/profiles") ?? []).map((child) => (
          <Entry key={child.id} child={child} section={outline.profiles} parent="basics" list="profiles" />
        ))}
        <AddEntry section={outline.profiles} parent="basics" list="profiles" />
      </div>
      <Text node={node.id} field="summary" prose label="Summary" className="im-prose"
        placeholder="Two or three sentences: who you are, what you are good at, what you look for." />
    </section>
  );
}

function OneField({ child, field }: { child: Child; field: Field }): React.ReactElement {
  if (!isText(field)) return <Register id={child.id} node={child.node} field={field} />;
  return (
    <span className={`im-part im-part-${field.kind}`}>
      <span className="im-label" aria-hidden="true">{field.label}</span>
      <Text node={child.id} field={field.name} prose={field.kind === "prose"} label={field.label} />
    </span>
  );
}

export function SectionBlock({ child }: { child: Child }): React.ReactElement | null {
  const { lists } = useEditor();
  const section = child.node.get("custom") ? outline.custom : standard(child.id);
  const entries = lists.get(`${child.id}/entries`) ?? [];
  if (!section || (!entries.length && !child.node.get("custom"))) return null;
  return (
    <section className="im-section" data-list="root/sections" data-id={child.id} aria-label={section.label}>
      <header className="im-section-head">
        <Handle id={child.id} parent="root" list="sections" what={`section ${section.label}`} />
        <Text node={child.id} field="title" prose={false} label="Section title" className="im-title"
          placeholder={section.label} />
        {child.node.get("custom") ? <Remove id={child.id} what="this section" /> : null}
      </header>
      {entries.map((entry) => (
        <Entry key={entry.id} child={entry} section={section} parent={child.id} list="entries" />
      ))}
      <AddEntry section={section} parent={child.id} list="entries" />
    </section>
  );
}

interface EntryProps {
  child: Child;
  section: Section;
  parent: string;
  list: string;
}

function Entry({ child, section, parent, list }: EntryProps): React.ReactElement {
  const heading = section.heading;
  const lines = section.fields.filter((field) => field.kind === "line");
  const first = lines.filter((field) => heading.includes(field.name));
  const others = section.fields.filter((field) => !heading.includes(field.name) && field.kind !== "prose");
  const prose = section.fields.filter((field) => field.kind === "prose");
  const what = section.entry_label.toLowerCase();
  return (
    <article className="im-entry" data-list={`${parent}/${list}`} data-id={child.id} aria-label={section.entry_label}>
      <div className="im-entry-tools">
        <Handle id={child.id} parent={parent} list={list} what={what} />
        <Remove id={child.id} what={`this ${what}`} />
      </div>
      <div className="im-heading">
        {first.map((field) => <OneField key={field.name} child={child} field={field} />)}
      </div>
      {others.length ? (
        <div className="im-registers">
          {others.map((field) => <OneField key={field.name} child={child} field={field} />)}
        </div>
      ) : null}
      {prose.map((field) => (
        <Text key={field.name} node={child.id} field={field.name} prose label={field.label} className="im-prose" />
      ))}
      {section.lists.map((texts) => <Items key={texts.name} entry={child.id} texts={texts} />)}
    </article>
  );
}

function Items({ entry, texts }: { entry: string; texts: TextList }): React.ReactElement {
  const { session, lists, focusOn } = useEditor();
  const items = lists.get(`${entry}/${texts.name}`) ?? [];
  const isBullets = texts.kind === "bullets";
  const what = isBullets ? "bullet" : "word";
  const add = (index: number, content = ""): string => {
    const id = addNode(session.doc, "item", entry, texts.name, index);
    if (content) fill(session.doc, id, "text", content);
    return id;
  };
  const addAt = (index: number): void => {
    let id = "";
    session.change(() => (id = add(index)));
    focusOn(id, "text");
  };
  const erase = (index: number, id: string): void => {
    session.change(() => removeNode(session.doc, id));
    const before = items[index - 1];
    if (before) focusOn(before.id, "text");
  };
  const move = (id: string, index: number): void => {
    if (index < 0 || index >= listOf(session.doc, entry, texts.name).length) return;
    session.change(() => moveNode(session.doc, id, entry, texts.name, index));
    focusOn(id, "text");
  };
  const pasteLines = (index: number, id: string, all: string[]): void => {
    session.change(() => {
      const isEmpty = plain(fragmentOf(session.doc, id, "text")) === "";
      all.forEach((line, place) => add(index + 1 + place, line));
      if (isEmpty) removeNode(session.doc, id);
    });
  };
  return (
    <div className={isBullets ? "im-bullets" : "im-tags"}>
      <span className="im-label">{texts.label}</span>
      <ul>
        {items.map((item, index) => (
          <li key={item.id} data-list={`${entry}/${texts.name}`} data-id={item.id}>
            <Handle id={item.id} parent={entry} list={texts.name} what={`this ${what}`} />
            <Text
              node={item.id}
              field="text"
              prose={isBullets}
              label={isBullets ? "Bullet" : texts.label}
              placeholder={isBullets ? "What you did, for whom, with what result" : "…"}
              enter={() => addAt(index + 1)}
              erase={() => erase(index, item.id)}
              move={(by) => move(item.id, index + by)}
              pasteLines={(all) => pasteLines(index, item.id, all)}
            />
            <Remove id={item.id} what={`this ${what}`} />
          </li>
        ))}
      </ul>
      <button type="button" className="im-add" onClick={() => addAt(items.length)}>
        + {isBullets ? "Bullet" : texts.label.replace(/s$/, "")}
      </button>
    </div>
  );
}

function AddEntry({ section, parent, list }: Omit<EntryProps, "child">): React.ReactElement {
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

/** Offers the sections that have nothing yet, and one with a name of one's own. */
export function AddSection(): React.ReactElement {
  const { session, lists, focusOn } = useEditor();
  const empty = outline.sections.filter((section) => !(lists.get(`${section.key}/entries`) ?? []).length);
  const add = (section: Section): void => {
    let id = "";
    session.change(() => (id = addNode(session.doc, "entry", section.key, "entries")));
    focusOn(id, section.heading[0] ?? "name");
  };
  const addCustom = (): void => {
    let id = "";
    session.change(() => {
      id = addNode(session.doc, "section", "root", "sections", undefined, { custom: true });
      addNode(session.doc, "entry", id, "entries");
    });
    focusOn(id, "title");
  };
  return (
    <div className="im-add-section">
      <span className="im-label">Add a section</span>
      {empty.map((section) => (
        <button key={section.key} type="button" className="im-add" onClick={() => add(section)}>
          + {section.label}
        </button>
      ))}
      <button type="button" className="im-add" onClick={addCustom}>+ A section of your own</button>
    </div>
  );
}

/** What an import could not place: kept, shown, and placed by the person. */
export function Leftovers(): React.ReactElement | null {
  const { session, lists, announce } = useEditor();
  const left = lists.get("root/leftovers") ?? [];
  const [target, setTarget] = React.useState("work");
  if (!left.length) return null;
  const text = (child: Child): string => plain(fragmentOf(session.doc, child.id, "text"));
  const place = (child: Child): void => {
    const section = standard(target);
    if (!section) return;
    session.change(() => {
      const entry = addNode(session.doc, "entry", target, "entries");
      fill(session.doc, entry, section.heading[0] ?? "name", text(child));
      removeNode(session.doc, child.id);
    });
    announce(`Placed under ${section.label}.`);
  };
  return (
    <section className="im-leftovers" aria-label="Not placed yet">
      <h2>Not placed yet</h2>
      <p>These lines were in your file, and nothing says where they belong. They are not printed.</p>
      <label className="im-label">
        Place them under{" "}
        <select value={target} onChange={(event) => setTarget(event.target.value)}>
          {outline.sections.map((section) => (
            <option key={section.key} value={section.key}>{section.label}</option>
          ))}
        </select>
      </label>
      <ul>
        {left.map((child) => (
          <li key={child.id}>
            <span className="im-label">{String(child.node.get("v:source") ?? "")}</span>
            <Text node={child.id} field="text" prose={false} label="Not placed yet" />
            <button type="button" className="im-add" onClick={() => void navigator.clipboard.writeText(text(child))}>Copy</button>
            <button type="button" className="im-add" onClick={() => place(child)}>Place</button>
            <Remove id={child.id} what="this line" />
          </li>
        ))}
      </ul>
    </section>
  );
}
