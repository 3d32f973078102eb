// What is written here and taken away by somebody else in that very moment is given back, to be copied from.
import * as Y from "yjs";

import { fragmentOf, plain, textsOf, wordsOf } from "./texts";
import { isThere, nodesOf } from "./tree";
import { LOCAL, OwnStep } from "./undo";

/** For so long after the last letter somebody is still at a text. */
const AT_IT_MS = 60_000;
/** The page draws a moment later what was taken away: what is typed until then belongs to it. */
const DRAWN_MS = 300;

/** A line of a text, or a value, that was written in. */
interface Place {
  node: string;
  /** Which value of the node; nothing where it is a line. */
  value?: string;
  /** The line and the texts in it. */
  parts: Y.ID[];
  /** What it said last. */
  words: string;
  when: number;
}

/** Which texts, by their names, and which nodes, by their ids, were changed. */
interface Changed {
  texts: Set<string>;
  nodes: Set<string>;
}

type IsNew = (item: Y.Item) => boolean;

export class Written {
  private readonly at = new Map<string, Place>();
  /** What is taken away, and not told yet. */
  private readonly gone = new Map<string, Place>();
  private telling = 0;
  private savedAt = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly lost: (words: string[]) => void,
  ) {
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      const { local, origin, beforeState } = transaction;
      if (local) this.note(doc, changedIn(transaction), newerThan(beforeState));
      this.look(local || origin instanceof OwnStep);
    });
  }

  /** Notes that the server has all of it. */
  saved(): void {
    this.savedAt = performance.now();
  }

  /** Takes in what a window kept that is closed by now, as if it were written here. */
  bringBack(update: Uint8Array): void {
    const isNew = newerThan(Y.decodeStateVector(Y.encodeStateVector(this.doc)));
    const kept = new Y.Doc();
    Y.applyUpdate(kept, update);
    Y.applyUpdate(this.doc, update, LOCAL);
    this.note(kept, { texts: new Set(kept.share.keys()), nodes: new Set(nodesOf(kept).keys()) }, isNew);
  }

  /** Notes what of some texts and nodes was written just now. */
  private note(doc: Y.Doc, { texts, nodes }: Changed, isNew: IsNew): void {
    const when = performance.now();
    for (const name of texts) {
      const [kind, node = "", field = ""] = name.split("/");
      if (kind !== "t") continue;
      for (const line of fragmentOf(doc, node, field).toArray()) {
        const inside = textsOf(line);
        const parts = [line, ...inside].flatMap(({ _item }) => (_item ? [_item.id] : []));
        this.put({ node, parts, words: wordsOf(line), when }, inside.some((text) => hasNew(text, isNew)));
      }
    }
    for (const node of nodes) {
      for (const [key, item] of nodesOf(doc).get(node)?._map ?? []) {
        const words = item.deleted ? "" : String(nodesOf(doc).get(node)?.get(key));
        if (key.startsWith("v:")) this.put({ node, value: key, parts: [], words, when }, isNew(item));
      }
    }
  }

  private put(place: Place, isWritten: boolean): void {
    const key = keyOf(place);
    if (!isWritten && !this.at.has(key)) return;
    this.at.set(key, place);
    if (isWritten && this.isGone(place)) this.giveBack(key, place); // the page shows it still
  }

  private look(isOwn: boolean): void {
    for (const [key, place] of this.at) {
      if (!this.isGone(place)) continue;
      // A value that was stored is anybody's to change; of two that are written at once one is never seen.
      const isChanged = place.value !== undefined && isThere(this.doc, place.node);
      const isDone = place.when < this.savedAt && performance.now() - place.when > (isChanged ? 0 : AT_IT_MS);
      if (isOwn || isDone) this.at.delete(key);
      else this.giveBack(key, place);
    }
  }

  private isGone({ node, value, parts, words }: Place): boolean {
    if (!isThere(this.doc, node) || parts.some((part) => this.item(part)?.deleted)) return true;
    return value !== undefined && String(nodesOf(this.doc).get(node)?.get(value) ?? "") !== words;
  }

  private giveBack(key: string, place: Place): void {
    this.at.delete(key);
    this.gone.set(key, place);
    window.clearTimeout(this.telling);
    this.telling = window.setTimeout(this.tell, DRAWN_MS);
  }

  private readonly tell = (): void => {
    const gone = [...this.gone.values()].filter((place) => this.isGone(place));
    this.gone.clear();
    const words = gone.map((place) => this.wordsAt(place).trim()).filter((said, at) => said && (gone[at]?.value || !this.isElsewhere(said)));
    if (words.length) this.lost(words);
  };

  /** An undone text is gone with the words that others wrote in it. */
  private wordsAt({ parts: [line], words }: Place): string {
    const content = line && this.item(line)?.content;
    return (content instanceof Y.ContentType && wordsOf(content.type)) || words;
  }

  /** Whether words stand in another text by now, as those of a bullet that was joined to the one before. */
  private isElsewhere(words: string): boolean {
    return [...this.doc.share.keys()].some((name) => {
      const [kind, node = "", field = ""] = name.split("/");
      return kind === "t" && isThere(this.doc, node) && plain(fragmentOf(this.doc, node, field)).includes(words);
    });
  }

  private item(id: Y.ID): Y.Item | null {
    return Y.getState(this.doc.store, id.client) > id.clock ? Y.getItem(this.doc.store, id) : null;
  }
}

const keyOf = ({ node, value, parts: [line] }: Place): string => (line ? `${line.client}:${line.clock}` : `${node}/${value}`);

const newerThan =
  (state: Map<number, number>): IsNew =>
  ({ id, length }) =>
    id.clock + length > (state.get(id.client) ?? 0);

function hasNew(text: Y.XmlText, isNew: IsNew): boolean {
  for (let item = text._start; item; item = item.right) if (!item.deleted && item.countable && isNew(item)) return true;
  return false;
}

function changedIn({ doc, changed }: Y.Transaction): Changed {
  const found: Changed = { texts: new Set(), nodes: new Set() };
  for (const type of changed.keys()) {
    let root: unknown = type;
    while (root instanceof Y.AbstractType && root.parent) root = root.parent;
    if (root instanceof Y.XmlFragment) found.texts.add(Y.findRootTypeKey(root));
    else if (type._item?.parentSub) found.nodes.add(type._item.parentSub);
  }
  return found;
}
