// Windows that part, join and write in the same texts, and hear of each other late: prints what they ended with.
import { keepTidy, join, part } from "../../../../dashapp/ui/component/src/carried";
import { Run, fill, fragmentOf, plain, textsOf } from "../../../../dashapp/ui/component/src/texts";
import { addNode, listOf, nodesOf } from "../../../../dashapp/ui/component/src/tree";
import { readFileSync } from "node:fs";
import * as Y from "yjs";

type Act = [window: number, what: "part" | "join" | "write" | "hear", which: number, at: number];

const WINDOWS = 3;

class Window {
  readonly doc = new Y.Doc();
  readonly made: Uint8Array[] = [];
  private readonly heard: number[] = Array(WINDOWS).fill(0);

  constructor(first: Uint8Array) {
    Y.applyUpdate(this.doc, first);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => origin !== this && this.made.push(update));
    keepTidy(this.doc, () => true);
  }

  /** Takes in what another window made, as far as `most` of it; all of it at once, as after an hour offline. */
  hear(other: Window, number: number, most: number): boolean {
    const until = Math.min(other.made.length, (this.heard[number] ?? 0) + most);
    const news = other.made.slice(this.heard[number], until);
    this.heard[number] = until;
    const told = most === Infinity && news.length ? [Y.mergeUpdates(news)] : news;
    told.forEach((update) => Y.applyUpdate(this.doc, update, this));
    return news.length > 0;
  }

  do([, what, which, at]: Act, letter: string): void {
    const items = listOf(this.doc, "entry", "highlights");
    const item = items[which % items.length];
    if (!item) return;
    const text = fragmentOf(this.doc, item.id, "text");
    const before = items[(which % items.length) - 1];
    const inside = textsOf(text.get(0))[0];
    const place = inside ? at % (inside.length + 1) : 0;
    this.doc.transact(() => {
      if (what === "write" && inside) inside.insert(place, letter);
      if (what === "join" && before) join(this.doc, item.id, before.id);
      if (what !== "part" || !inside) return;
      const tail: Run[] = [{ text: plain(text).slice(place), marks: {} }];
      part(this.doc, item.id, "entry", "highlights", tail, () => inside.delete(place, inside.length - place));
    }, "local");
  }
}

function seed(): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    nodesOf(doc).set("entry", new Y.Map<unknown>([["kind", "entry"], ["at", { p: "work", l: "entries", k: "a0" }], ["del", false]]));
    for (const words of ["abcdefgh", "ijklmnop", "qrstuvwx"]) fill(doc, addNode(doc, "item", "entry", "highlights"), "text", words);
  });
  return Y.encodeStateAsUpdate(doc);
}

function run(acts: Act[]): object {
  const first = seed();
  const windows = Array.from({ length: WINDOWS }, () => new Window(first));
  let letter = 0x4e00;
  for (const act of acts) {
    const [number, what, which, most] = act;
    const window = windows[number];
    const other = windows[which % WINDOWS];
    if (what !== "hear") window?.do(act, String.fromCharCode(letter++));
    else if (other && other !== window) window?.hear(other, which % WINDOWS, most);
  }
  const hearAll = (): boolean =>
    windows.map((window) => windows.map((other, number) => other !== window && window.hear(other, number, Infinity)).some(Boolean)).some(Boolean);
  for (let rounds = 0; hearAll(); rounds++) if (rounds > 50) throw new Error("they never come to rest");
  const shown = windows.map(({ doc }) => listOf(doc, "entry", "highlights").map(({ id }) => plain(fragmentOf(doc, id, "text"))));
  const [{ doc } = new Window(first)] = windows;
  const kept = [...doc.share.keys()].filter((name) => name.startsWith("t/")).map((name) => plain(doc.getXmlFragment(name)));
  return { shown, kept };
}

console.log(JSON.stringify((JSON.parse(readFileSync(0, "utf8")) as Act[][]).map(run)));
