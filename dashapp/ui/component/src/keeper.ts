// What the server may not have yet is kept on this device, and found again by the next page.
import * as Y from "yjs";

import type { Delivery } from "./delivery";
import * as offline from "./offline";
import * as wire from "./wire";

/** What is not stored on the server yet is kept at the next pause, and while there is none so often. */
const PAUSE_MS = 250;
const LONGEST_MS = 1_000;

/** What comes back from this device and is not typed again. */
interface Brought {
  /** What is of another epoch. */
  foreign: Uint8Array[];
  /** What the server does not take. */
  refused: Uint8Array[];
}

export class Keeper {
  private person = "";
  /** Of which epoch what is written here is, once the server has said it. */
  epoch: string | null = null;
  private waiting = 0;
  /** When the first of what is not kept yet was typed. */
  private since = 0;
  /** What this device has that the server may not have, by the keys that it is kept under. */
  private readonly kept = new Map<string, Uint8Array>();
  /** Whether this device has all that is written here. */
  hasAll = false;
  /** The server does not take what is written here. */
  private isTooLarge = false;
  /** What it did not take from windows that are closed by now. */
  private readonly refused = new Map<string, Uint8Array>();

  /** `told` is called whenever something was kept. */
  constructor(
    private readonly documentId: string,
    private readonly doc: Y.Doc,
    private readonly delivery: Delivery,
    private readonly told: () => void,
  ) {}

  get hasAny(): boolean {
    return this.kept.size > 0;
  }

  /** Whose text this is from now on, and of which epoch. */
  greeted(greeting: wire.Greeting): void {
    this.person = greeting.person.key;
    this.epoch = greeting.epoch;
  }

  /** Keeps the text soon, if it is unsaved then. */
  keepSoon(): void {
    this.hasAll = false;
    const now = performance.now();
    this.since ||= now;
    window.clearTimeout(this.waiting);
    const wait = Math.min(PAUSE_MS, this.since + LONGEST_MS - now);
    this.waiting = window.setTimeout(() => void this.keep(), wait);
  }

  /** Keeps the text at once, if it is unsaved: the window may be closed without another word. */
  keepNow(): void {
    if (this.since) void this.keep();
  }

  rest(): void {
    window.clearTimeout(this.waiting);
    this.since = 0;
  }

  /** Keeps what is written here, from now on as what the server does not take. */
  async keepRefused(): Promise<void> {
    this.isTooLarge = true;
    await this.keep();
  }

  /** Types again what was kept for whoever is here; returns what is of another epoch, and what is too large. */
  async bringBack(greeting: wire.Greeting, type: (update: Uint8Array) => void): Promise<Brought> {
    const own: Uint8Array[] = [];
    const foreign: Uint8Array[] = [];
    for (const each of await offline.kept(this.documentId)) {
      const isOfNow = each.epoch === greeting.epoch;
      if (each.person !== greeting.person.key || (isOfNow && !wire.WRITERS.has(greeting.role))) continue;
      if (each.isTooLarge || this.sizeOf(each.update) > wire.MOST_BYTES) {
        this.refused.set(each.key, each.update);
        continue;
      }
      this.kept.set(each.key, each.update);
      (isOfNow ? own : foreign).push(each.update);
    }
    // As if it were typed now: it is told to the server, and acknowledged.
    for (const update of own) type(update);
    return { foreign, refused: [...this.refused.values()] };
  }

  /** Forgets what the server did not take: who wrote it says so. */
  forgetRefused(): void {
    this.refused.forEach((update, key) => void offline.forget(key, update));
    this.refused.clear();
  }

  forget(): void {
    this.rest();
    this.kept.forEach((update, key) => void offline.forget(key, update));
    this.kept.clear();
    this.hasAll = false;
  }

  /** How much of an update is not in the text yet. */
  private sizeOf(update: Uint8Array): number {
    return Y.diffUpdate(update, Y.encodeStateVector(this.doc)).length;
  }

  private async keep(): Promise<void> {
    this.rest();
    if (!this.epoch || !this.delivery.isUnsaved) return;
    const key = offline.keyOf(this.documentId);
    const update = Y.encodeStateAsUpdate(this.doc);
    this.kept.set(key, update);
    const { epoch, person, isTooLarge } = this;
    if (!(await offline.keep({ key, epoch, person, update, isTooLarge }))) return;
    this.hasAll = !this.since && this.kept.has(key);
    this.told();
  }
}
