// The nodes of the shared document: read in order, added, moved, marked as deleted.
// The shape is told in dashapp/domain/tree/node.py.
import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";

export interface Position {
  p: string;
  l: string;
  k: string;
}
export type YNode = Y.Map<unknown>;
export interface Child {
  id: string;
  node: YNode;
  at: Position;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) => ALPHABET[byte % 62]).join("");

export const nodesOf = (doc: Y.Doc): Y.Map<YNode> => doc.getMap<YNode>("nodes");

/** The living children of every list, in order; rebuilt when the nodes change. */
export function children(doc: Y.Doc): Map<string, Child[]> {
  const lists = new Map<string, Child[]>();
  nodesOf(doc).forEach((node, id) => {
    const at = node.get("at") as Position | undefined;
    if (!at || node.get("del")) return;
    const list = `${at.p}/${at.l}`;
    const siblings = lists.get(list) ?? [];
    siblings.push({ id, node, at });
    lists.set(list, siblings);
  });
  for (const siblings of lists.values()) {
    siblings.sort((a, b) => (a.at.k === b.at.k ? (a.id < b.id ? -1 : 1) : a.at.k < b.at.k ? -1 : 1));
  }
  return lists;
}

export const listOf = (doc: Y.Doc, parent: string, list: string): Child[] =>
  children(doc).get(`${parent}/${list}`) ?? [];

/** A key that stands before `index` in a list that does not hold `except`. */
export function keyAt(siblings: Child[], index: number, except?: string): string {
  const others = siblings.filter((child) => child.id !== except);
  const before = others[index - 1]?.at.k ?? null;
  let after = others[index]?.at.k ?? null;
  // Two people can have made the same key at the same time: then there is no room between.
  if (before !== null && after !== null && before >= after) after = null;
  return generateKeyBetween(before, after);
}

export function addNode(
  doc: Y.Doc,
  kind: "section" | "entry" | "item",
  parent: string,
  list: string,
  index?: number,
  more: Record<string, unknown> = {},
): string {
  const siblings = listOf(doc, parent, list);
  const id = newId();
  const at: Position = { p: parent, l: list, k: keyAt(siblings, index ?? siblings.length) };
  nodesOf(doc).set(id, new Y.Map<unknown>(Object.entries({ kind, at, del: false, ...more })));
  return id;
}

export function moveNode(doc: Y.Doc, id: string, parent: string, list: string, index: number): void {
  const key = keyAt(listOf(doc, parent, list), index, id);
  nodesOf(doc).get(id)?.set("at", { p: parent, l: list, k: key });
}

export const removeNode = (doc: Y.Doc, id: string): void => {
  nodesOf(doc).get(id)?.set("del", true);
};
