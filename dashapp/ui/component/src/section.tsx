// The sections of the paper, and those that could be added.
import * as React from "react";

import { useEditor } from "./context";
import { AddEntry, Entry } from "./entry";
import { Handle, Remove } from "./handle";
import { Section, outline, standard } from "./outline";
import { Text } from "./text";
import { Child, addNode } from "./tree";

export function SectionBlock({ child }: { child: Child }): React.ReactElement | null {
  const { lists, titled } = useEditor();
  const isCustom = Boolean(child.node.get("custom"));
  const section = isCustom ? outline.custom : standard(child.id);
  const entries = lists.get(`${child.id}/entries`) ?? [];
  if (!section || (!entries.length && !isCustom)) return null;
  const title = titled(section);
  const what = isCustom ? "this section" : `the section ${title}`;
  return (
    <section className="im-section" data-list="root/sections" data-id={child.id} aria-label={title}>
      <h2 className="visually-hidden">{title}</h2>
      <header className="im-section-head">
        <Handle id={child.id} parent="root" list="sections" what={what} />
        <Text node={child.id} field="title" prose={false} label="Section title" className="im-title"
          placeholder={title} />
        {/* A standard section stays in the document, empty; one's own goes. */}
        <Remove id={child.id} what={what} {...(isCustom ? {} : { all: entries.map((entry) => entry.id) })} />
      </header>
      {entries.map((entry) => (
        <Entry key={entry.id} child={entry} section={section} parent={child.id} list="entries" />
      ))}
      <AddEntry section={section} parent={child.id} list="entries" />
    </section>
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
    <div className="im-add-section" role="group" aria-label="Add a section">
      <span className="im-label" aria-hidden="true">Add a section</span>
      {empty.map((section) => (
        <button key={section.key} type="button" className="im-add" onClick={() => add(section)}>
          + {section.label}
        </button>
      ))}
      <button type="button" className="im-add" onClick={addCustom}>+ A section of your own</button>
    </div>
  );
}
