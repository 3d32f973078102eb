// Who the person is and how to reach them: the head of the paper.
import * as React from "react";

import { useEditor } from "./context";
import { AddEntry, Entry, Line, Offers, useShown } from "./entry";
import { outline } from "./outline";
import { Text } from "./text";
import { Child } from "./tree";

const HEAD = ["name", "label", "summary"];
/** Nearly every reader looks for these. */
const ALWAYS = ["email", "phone", "location.city"];

export function Basics({ node }: { node: Child }): React.ReactElement {
  const { lists } = useEditor();
  const fields = outline.basics.fields.filter((field) => !HEAD.includes(field.name));
  const label = (name: string): string => outline.basics.fields.find((field) => field.name === name)?.label ?? name;
  const isFilled = useShown(node, fields);
  const isShown = (name: string): boolean => ALWAYS.includes(name) || isFilled(name);
  return (
    <section className="im-basics" aria-label={outline.basics.label} data-id={node.id}>
      <Text node={node.id} field="name" prose={false} label={label("name")} className="im-name" />
      <Text node={node.id} field="label" prose={false} label={label("label")} className="im-headline" />
      <Line child={node} fields={fields.filter((field) => isShown(field.name))} />
      <div className="im-profiles">
        {(lists.get("basics/profiles") ?? []).map((child) => (
          <Entry key={child.id} child={child} section={outline.profiles} parent="basics" list="profiles" />
        ))}
      </div>
      <div className="im-offers-row">
        <AddEntry section={outline.profiles} parent="basics" list="profiles" />
        <Offers child={node} fields={fields.filter((field) => !isShown(field.name))} />
      </div>
      <Text node={node.id} field="summary" prose label={label("summary")} className="im-prose im-summary"
        placeholder="Two or three sentences: who you are, what you are good at, what you look for." />
    </section>
  );
}
