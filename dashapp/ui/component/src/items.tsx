// The lists of texts inside an entry: bullets below each other, words side by side.
import * as React from "react";

import { useEditor } from "./context";
import { one } from "./entry";
import { Handle, Remove } from "./handle";
import { TextList } from "./outline";
import { Text } from "./text";
import { Run, extend, fill, fragmentOf, plain, runs } from "./texts";
import { Child, addNode, listOf, moveNode, removeNode } from "./tree";

interface ItemsProps {
  entry: string;
  texts: TextList;
  isOneOfMany: boolean;
  /** What the entry is called. */
  of: string;
}

export function Items({ entry, texts, isOneOfMany, of }: ItemsProps): React.ReactElement | null {
  const { lists } = useEditor();
  const items = lists.get(`${entry}/${texts.name}`) ?? [];
  if (!items.length) return null;
  return (
    <div className={texts.kind === "bullets" ? "im-bullets" : "im-tags"}>
      {isOneOfMany ? <span className="im-label" aria-hidden="true">{texts.label}</span> : null}
      <ul aria-label={texts.label}>
        {items.map((item, index) => (
          <Item key={item.id} entry={entry} texts={texts} item={item} number={index + 1} of={of} before={items[index - 1]} />
        ))}
      </ul>
    </div>
  );
}

interface ItemProps {
  entry: string;
  texts: TextList;
  item: Child;
  number: number;
  of: string;
  before: Child | undefined;
}

function Item({ entry, texts, item, number, of, before }: ItemProps): React.ReactElement {
  const { session, focusOn, announce } = useEditor();
  const { doc } = session;
  const isBullets = texts.kind === "bullets";
  const what = `${isBullets ? "bullet" : one(texts).toLowerCase()} ${number} of ${of}`;
  const place = (): number => listOf(doc, entry, texts.name).findIndex((each) => each.id === item.id);
  const add = (index: number, content: string | Run[]): string => {
    const id = addNode(doc, "item", entry, texts.name, index);
    fill(doc, id, "text", content);
    return id;
  };
  const split = (tail: Run[], cut: () => void): void => {
    let id = "";
    session.change(() => {
      cut();
      id = add(place() + 1, tail);
    });
    focusOn(id, "text", Infinity);
  };
  /** An empty text goes; one with words joins the text before it. */
  const join = (isEmpty: boolean): void => {
    if (!isEmpty && !before) return;
    let behind = 0;
    session.change(() => {
      if (!isEmpty && before) behind = extend(fragmentOf(doc, before.id, "text"), runs(fragmentOf(doc, item.id, "text")));
      removeNode(doc, item.id);
    });
    if (before) focusOn(before.id, "text", behind);
  };
  const move = (by: number): void => {
    const siblings = listOf(doc, entry, texts.name);
    const to = place() + by;
    if (to < 0 || to >= siblings.length) return;
    const view = session.views.get(`${item.id}/text`);
    const behind = view ? view.state.doc.content.size - 1 - view.state.selection.head : 0;
    session.change(() => moveNode(doc, item.id, entry, texts.name, to));
    focusOn(item.id, "text", behind);
    announce(`Moved to place ${to + 1} of ${siblings.length}.`);
  };
  const pasteLines = (lines: string[], cut: () => void): void => {
    let last = "";
    session.change(() => {
      cut();
      const from = place() + 1;
      lines.forEach((line, index) => (last = add(from + index, line)));
      if (!plain(fragmentOf(doc, item.id, "text"))) removeNode(doc, item.id);
    });
    focusOn(last, "text");
  };
  return (
    <li data-list={`${entry}/${texts.name}`} data-id={item.id}>
      <Handle id={item.id} parent={entry} list={texts.name} what={what} />
      <Text
        node={item.id}
        field="text"
        prose={isBullets}
        tags={!isBullets}
        label={one(texts)}
        placeholder={isBullets ? "What you did, for whom, with what result" : one(texts)}
        enter={split}
        erase={join}
        move={move}
        pasteLines={pasteLines}
      />
      <Remove id={item.id} what={what} />
    </li>
  );
}

/** Returns what adds an empty text to the end of a list. */
export function useAddItem(): (entry: string, list: string) => void {
  const { session, focusOn } = useEditor();
  return (entry, list) => {
    let id = "";
    session.change(() => (id = addNode(session.doc, "item", entry, list)));
    focusOn(id, "text");
  };
}
