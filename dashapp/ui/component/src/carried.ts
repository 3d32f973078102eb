// Texts that are parted and joined: their letters are carried from one text into another. Where two people do so
// with the same letters at once there are two copies, of which every window takes the same one away.
import * as Y from "yjs";

import { Run, extend, fill, fragmentOf, plain, runs, textsOf } from "./texts";
import { Child, addNode, children, isThere, listOf, moveNode, removeNode } from "./tree";

/** So many acts are remembered: who was offline for longer may find something twice. */
const MOST_ACTS = 200;
const MOST_LETTERS = 100_000;

/** The origin of what windows take away: nobody's step, so that nobody undoes it. */
const TIDIED = "tidied";

/** One act: the node that it made, if any, and which letters it made of which, `[client, clock, client, clock, count]`. */
interface Carried {
  made: string;
  spans: number[][];
}
type Letter = Y.ID | null;
interface Copy {
  act: Carried;
  id: Y.ID;
}

const actsOf = (doc: Y.Doc): Y.Array<Carried> => doc.getArray<Carried>("carried");

/** Parts a text: what stands behind the caret becomes an item of its own, once `cut` has taken it away. */
export function part(doc: Y.Doc, item: string, parent: string, list: string, tail: Run[], cut: () => void): string {
  const said = tail.map((run) => run.text).join("");
  const text = fragmentOf(doc, item, "text");
  const letters = plain(text).replaceAll("\n", " ").endsWith(said) ? lettersOf(text).slice(-said.length || Infinity) : [];
  cut();
  const place = listOf(doc, parent, list).findIndex((each) => each.id === item);
  const id = addNode(doc, "item", parent, list, place + 1);
  fill(doc, id, "text", tail);
  note(doc, id, letters, lettersOf(fragmentOf(doc, id, "text")));
  return id;
}

/** Joins a text to the one before it; returns how many letters that has more. */
export function join(doc: Y.Doc, item: string, before: string): number {
  const [from, into] = [fragmentOf(doc, item, "text"), fragmentOf(doc, before, "text")];
  const letters = lettersOf(from);
  const count = extend(into, runs(from));
  note(doc, "", letters, lettersOf(into).slice(-count || Infinity));
  removeNode(doc, item);
  return count;
}

/** Takes away, whenever acts of others come in, what was carried twice at once; `may` says whether this window may. */
export function keepTidy(doc: Y.Doc, may: () => boolean): void {
  const acts = actsOf(doc);
  doc.on("afterTransaction", ({ changed, local }: Y.Transaction) => {
    if (local || !(changed as Map<unknown, unknown>).has(acts) || !may()) return;
    doc.transact(() => new Tidier(doc).tidy(), TIDIED);
  });
}

class Tidier {
  private readonly copies = new Map<string, Copy[]>();
  private readonly doubled = new Map<string, Y.ID>();
  /** The acts that carried the same letters. */
  private readonly together = new Set<Carried>();
  private readonly alive = new Map<string, boolean>();
  private readonly made = new Set<string>();
  private readonly writtenIn = new Map<Carried, boolean>();
  private readonly chosen = new Set<string>();

  constructor(private readonly doc: Y.Doc) {}

  tidy(): void {
    const sources = new Map<string, Y.ID>();
    let left = MOST_LETTERS;
    for (const act of actsOf(this.doc).toArray().filter(isSound)) {
      if ((left -= lengthOf(act)) < 0) break;
      for (const [client = 0, clock = 0, toClient = 0, toClock = 0, count = 0] of act.spans) {
        for (let at = 0; at < count; at++) {
          const source = Y.createID(client, clock + at);
          const copy = { act, id: Y.createID(toClient, toClock + at) };
          this.copies.set(keyOf(source), [...(this.copies.get(keyOf(source)) ?? []), copy]);
          sources.set(keyOf(source), source);
          this.made.add(keyOf(copy.id));
        }
      }
    }
    for (const [key, source] of sources) if (!this.made.has(key)) this.choose(source);
    erase(this.doc, [...this.doubled.values()]);
    for (const { made: node } of this.together) {
      if (node && isThere(this.doc, node) && !plain(fragmentOf(this.doc, node, "text"))) removeNode(this.doc, node);
    }
    this.order();
  }

  /**
   * Keeps one of the letters that were made of one: that of the act which carried the fewest. Which it is must never
   * hang on what a window knows: two windows would each keep what the other takes away.
   */
  private choose(letter: Y.ID): void {
    if (this.chosen.has(keyOf(letter))) return;
    this.chosen.add(keyOf(letter));
    const living = (this.copies.get(keyOf(letter)) ?? []).filter(({ id }) => this.isAlive(id));
    const [kept, ...others] = living.sort((one, other) => before(one.act, other.act));
    if (!kept) return;
    this.choose(kept.id);
    for (const other of others.filter(({ act }) => !this.isWrittenIn(act))) {
      this.leave(other.id);
      this.together.add(kept.act).add(other.act);
    }
  }

  /** Whether somebody wrote between the letters that an act carried: without these, that would mean nothing. */
  private isWrittenIn(act: Carried): boolean {
    const known = this.writtenIn.get(act);
    if (known !== undefined) return known;
    const isNew = (letter: Letter): boolean => letter !== null && !this.made.has(keyOf(letter));
    const shown = copiesOf(act).filter((each) => isShown(this.doc, each));
    const isWrittenIn = [...new Set(shown.map((each) => nameOf(this.doc, each)))].some((name) => {
      const letters = lettersOf(this.doc.getXmlFragment(name));
      const carried = new Set(shown.map(keyOf));
      const places = letters.flatMap((each, place) => (each && carried.has(keyOf(each)) ? [place] : []));
      return (act.made ? letters : letters.slice(places[0], places.at(-1))).some(isNew);
    });
    this.writtenIn.set(act, isWrittenIn);
    return isWrittenIn;
  }

  /** Leaves a letter, and all that were made of it. */
  private leave(letter: Y.ID): void {
    if (this.doubled.has(keyOf(letter))) return;
    this.doubled.set(keyOf(letter), letter);
    for (const { id } of this.copies.get(keyOf(letter)) ?? []) this.leave(id);
  }

  private isAlive(letter: Y.ID): boolean {
    const key = keyOf(letter);
    const known = this.alive.get(key);
    if (known !== undefined) return known;
    this.alive.set(key, false); // of a letter that was made of itself nothing lives
    const isAlive = isShown(this.doc, letter) || (this.copies.get(key) ?? []).some(({ id }) => this.isAlive(id));
    this.alive.set(key, isAlive);
    return isAlive;
  }

  /** Puts items as their texts stood in one: that of the act which carried more before the others. */
  private order(): void {
    const all = [...children(this.doc).values()].flat();
    const ordered = [...this.together].sort((one, other) => before(other, one));
    const items = ordered.flatMap(({ made }) => all.filter(({ id }) => id === made));
    items.forEach(({ id, at: { p, l } }, number) => {
      const last = items[number - 1];
      if (last?.at.p !== p || last.at.l !== l) return;
      const siblings = listOf(this.doc, p, l).map((each) => each.id);
      if (siblings.indexOf(id) > siblings.indexOf(last.id)) return;
      moveNode(this.doc, id, p, l, siblings.filter((each) => each !== id).indexOf(last.id) + 1);
    });
  }
}

function note(doc: Y.Doc, made: string, from: Letter[], into: Letter[]): void {
  const spans: number[][] = [];
  from.forEach((source, at) => {
    const copy = into[at];
    if (!source || !copy) return;
    const last = spans[spans.length - 1];
    const [client, clock, toClient, toClock, count = 0] = last ?? [];
    const follows = source.client === client && source.clock === (clock ?? 0) + count;
    if (last && follows && copy.client === toClient && copy.clock === (toClock ?? 0) + count) last[4] = count + 1;
    else spans.push([source.client, source.clock, copy.client, copy.clock, 1]);
  });
  if (!spans.length) return;
  const acts = actsOf(doc);
  acts.push([{ made, spans }]);
  if (acts.length > MOST_ACTS) acts.delete(0, acts.length - MOST_ACTS);
}

/** The letters of a text, and nothing for what stands between two lines. */
function lettersOf(fragment: Y.XmlFragment): Letter[] {
  return fragment.toArray().flatMap((line, number) => [...(number ? [null] : []), ...textsOf(line).flatMap(idsOf)]);
}

function idsOf(text: Y.XmlText): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (let at = 0; at < item.length; at++) ids.push(Y.createID(item.id.client, item.id.clock + at));
  }
  return ids;
}

/** Takes letters away, those that stand beside each other together: half a character must not go alone. */
function erase(doc: Y.Doc, letters: Y.ID[]): void {
  const places = new Map<Y.XmlText, number[]>();
  for (const letter of letters.filter((each) => itemOf(doc, each)?.deleted === false)) {
    const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON({ item: letter }), doc);
    if (place?.type instanceof Y.XmlText) places.set(place.type, [...(places.get(place.type) ?? []), place.index]);
  }
  for (const [text, found] of places) {
    const ends = found.sort((one, other) => other - one);
    for (let at = 0; at < ends.length; ) {
      let count = 1;
      while (ends[at + count] === (ends[at] ?? 0) - count) count += 1;
      text.delete((ends[at] ?? 0) - count + 1, count);
      at += count;
    }
  }
}

/** Whether a letter stands on the page. */
function isShown(doc: Y.Doc, letter: Y.ID): boolean {
  const [kind, node = ""] = nameOf(doc, letter).split("/");
  return kind === "t" && isThere(doc, node);
}

/** The name of the text that a letter stands in; empty where it stands in none. */
function nameOf(doc: Y.Doc, letter: Y.ID): string {
  let item = itemOf(doc, letter);
  let root: Y.AbstractType<unknown> | null = null;
  while (item) {
    if (item.deleted) return "";
    root = item.parent as Y.AbstractType<unknown>;
    item = root._item;
  }
  return root ? Y.findRootTypeKey(root as never) : "";
}

function itemOf(doc: Y.Doc, { client, clock }: Y.ID): Y.Item | null {
  const found: unknown = Y.getState(doc.store, client) > clock ? Y.getItem(doc.store, Y.createID(client, clock)) : null;
  return found instanceof Y.Item ? found : null;
}

const copiesOf = ({ spans }: Carried): Y.ID[] =>
  spans.flatMap(([, , client = 0, clock = 0, count = 0]) => Array.from({ length: count }, (_, at) => Y.createID(client, clock + at)));

const lengthOf = ({ spans }: Carried): number => spans.reduce((sum, [, , , , count = 0]) => sum + count, 0);

/** Which act is kept: that of fewer letters, else any, but for every window the same. */
const before = (one: Carried, other: Carried): number =>
  lengthOf(one) - lengthOf(other) || (String(one.spans[0]?.slice(2)) < String(other.spans[0]?.slice(2)) ? -1 : 1);

/** Whoever may edit can put anything here. */
const isSound = (act: unknown): act is Carried =>
  Array.isArray((act as Carried | null)?.spans) &&
  typeof (act as Carried).made === "string" &&
  (act as Carried).spans.every((span) => Array.isArray(span) && span.length === 5 && span.every((each) => Number.isSafeInteger(each) && each >= 0));

const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`;

