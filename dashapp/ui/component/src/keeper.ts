// What the server may not have yet is kept on this device, and found again by the next page.
import * as Y from "yjs";

import * as offline from "./offline";
import { LOCAL } from "./undo";
import * as wire from "./wire";

/** What is not stored on the server yet is kept so soon. */
const KEEP_MS = 250;

export class Keeper {
  private person = "";
  private epoch: string | null = null;
  private waiting = 0;
  /** Under which keys this device has what the server may not have. */
  private readonly keys = new Set<string>();

  /** `told` is called whenever something was kept. */
  constructor(
    private readonly documentId: string,
    private readonly doc: Y.Doc,
    private readonly told: () => void,
  ) {}

  get hasAny(): boolean {
    return this.keys.size > 0;
  }

  /** Whose text this is from now on, and of which epoch. */
  greeted(greeting: wire.Greeting): void {
    this.person = greeting.person.key;
    this.epoch = greeting.epoch;
  }

  /** Keeps the text soon, if it is unsaved then. */
  keepSoon(isUnsaved: () => boolean): void {
    this.rest();
    this.waiting = window.setTimeout(() => void this.keep(isUnsaved), KEEP_MS);
  }

  rest(): void {
    window.clearTimeout(this.waiting);
  }

  /** Types again what was kept for whoever is here, and returns what is of another epoch. */
  async bringBack(greeting: wire.Greeting): Promise<Uint8Array[]> {
    const own: Uint8Array[] = [];
    const foreign: Uint8Array[] = [];
    for (const each of await offline.kept(this.documentId)) {
      const isOfNow = each.epoch === greeting.epoch;
      if (each.person !== greeting.person.key || (isOfNow && !wire.WRITERS.has(greeting.role))) continue;
      this.keys.add(each.key);
      (isOfNow ? own : foreign).push(each.update);
    }
    // As if it were typed now: it is told to the server, and acknowledged.
    for (const update of own) Y.applyUpdate(this.doc, update, LOCAL);
    return foreign;
  }

  forget(): void {
    this.rest();
    this.keys.forEach((key) => void offline.forget(key));
    this.keys.clear();
  }

  private async keep(isUnsaved: () => boolean): Promise<void> {
    if (!this.epoch || !isUnsaved()) return;
    const key = offline.keyOf(this.documentId);
    this.keys.add(key);
    const update = Y.encodeStateAsUpdate(this.doc);
    if (await offline.keep({ key, epoch: this.epoch, person: this.person, update })) this.told();
  }
}
