// The nodes of the shared document: read in order, added, moved, marked as deleted.
// The shape is told in dashapp/domain/tree/node.py.
import { generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";

interface Position {
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

const newId = (): string =>
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

/** Whether a node is on the page: neither it nor what it stands in was removed. */
export function isThere(doc: Y.Doc, id: string): boolean {
  const node = nodesOf(doc).get(id);
  if (!node || node.get("del")) return false;
  const parent = (node.get("at") as Position | undefined)?.p;
  return !parent || !nodesOf(doc).has(parent) || isThere(doc, parent);
}

export const listOf = (doc: Y.Doc, parent: string, list: string): Child[] =>
  children(doc).get(`${parent}/${list}`) ?? [];

/** Makes room before `index` in a list that does not hold `except`, and returns the key of that place. */
function roomAt(siblings: Child[], index: number, except?: string): string {
  const others = siblings.filter((child) => child.id !== except);
  const before = others[index - 1]?.at.k ?? null;
  // Two people can have made the same key at the same time: those behind the place get other ones.
  let until = index;
  while (before !== null && others[until]?.at.k === before) until += 1;
  const [key, ...more] = generateNKeysBetween(before, others[until]?.at.k ?? null, 1 + until - index);
  others.slice(index, until).forEach(({ node, at }, number) => node.set("at", { ...at, k: more[number] }));
  return key ?? "";
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
  const at: Position = { p: parent, l: list, k: roomAt(siblings, index ?? siblings.length) };
  nodesOf(doc).set(id, new Y.Map<unknown>(Object.entries({ kind, at, del: false, ...more })));
  return id;
}

export function moveNode(doc: Y.Doc, id: string, parent: string, list: string, index: number): void {
  const key = roomAt(listOf(doc, parent, list), index, id);
  nodesOf(doc).get(id)?.set("at", { p: parent, l: list, k: key });
}

export const removeNode = (doc: Y.Doc, id: string): void => {
  nodesOf(doc).get(id)?.set("del", true);
};
