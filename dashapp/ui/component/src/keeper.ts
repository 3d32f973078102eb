// What the server may not have yet is kept on this device, and found again by the next page.
import * as Y from "yjs";

import type { Delivery } from "./delivery";
import * as offline from "./offline";
import * as wire from "./wire";

/** What is not stored on the server yet is kept at the next pause, and while there is none so often. */
const PAUSE_MS = 250;
const LONGEST_MS = 1_000;

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

  /** Types again what was kept for whoever is here, and returns what is of another epoch. */
  async bringBack(greeting: wire.Greeting, type: (update: Uint8Array) => void): Promise<Uint8Array[]> {
    const own: Uint8Array[] = [];
    const foreign: Uint8Array[] = [];
    for (const each of await offline.kept(this.documentId)) {
      const isOfNow = each.epoch === greeting.epoch;
      if (each.person !== greeting.person.key || (isOfNow && !wire.WRITERS.has(greeting.role))) continue;
      this.kept.set(each.key, each.update);
      (isOfNow ? own : foreign).push(each.update);
    }
    // As if it were typed now: it is told to the server, and acknowledged.
    for (const update of own) type(update);
    return foreign;
  }

  forget(): void {
    this.rest();
    this.kept.forEach((update, key) => void offline.forget(key, update));
    this.kept.clear();
    this.hasAll = false;
  }

  private async keep(): Promise<void> {
    this.rest();
    if (!this.epoch || !this.delivery.isUnsaved) return;
    const key = offline.keyOf(this.documentId);
    const update = Y.encodeStateAsUpdate(this.doc);
    this.kept.set(key, update);
    if (!(await offline.keep({ key, epoch: this.epoch, person: this.person, update }))) return;
    this.hasAll = !this.since && this.kept.has(key);
    this.told();
  }
}
