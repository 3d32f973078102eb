// One document in this page: the shared text, the socket to the server, who else is here.
// "Saved" is what the server acknowledged as stored, never what was merely sent.
import { toBase64 } from "lib0/buffer";
import * as decoding from "lib0/decoding";
import type { EditorView } from "prosemirror-view";
import * as Y from "yjs";

import { Connection } from "./connection";
import { Delivery } from "./delivery";
import { Drafts } from "./drafts";
import { Keeper } from "./keeper";
import { Presence } from "./presence";
import { Beside, NOTHING, Review, redraw } from "./review";
import { Status, UNKNOWN } from "./status";
import { LOCAL, OwnStep, asOneStep, undoOf } from "./undo";
import * as wire from "./wire";
import { onlyIn } from "./texts";
import { watch } from "./window";
import { Written } from "./written";

const HEARTBEAT_MS = 10_000;
const KEPT = "kept on this device";
const TOO_LARGE = "More was written here than can be saved at once.";

export class Session {
  readonly doc = new Y.Doc();
  readonly presence: Presence;
  readonly undo: Y.UndoManager;
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly written: Written;
  status: Status = UNKNOWN;
  ready = false;
  /** The fields that stand on the page now, as `node/field`. */
  readonly views = new Map<string, EditorView>();
  /** What is said beside the text, as the page last heard it. */
  review: Review = NOTHING;
  /** Carries what is said beside the text to the page, which may ask the server. */
  page: Beside = { propose: () => undefined, decide: () => undefined, choose: () => undefined, giveBack: () => undefined };
  /** Asks the page for a fresh ticket; the page answers with `connect`. */
  wantTicket: () => void = () => undefined;

  private readonly keeper: Keeper;
  private readonly delivery = new Delivery();
  /** Whether the server does not take what is written here, and this device has all of it. */
  private isGivenUp = false;
  private bringsBackFor: wire.Greeting | null = null;
  private listeners = new Set<() => void>();
  private readers = new Set<() => void>();
  private heartbeat: number;
  private readonly unwatch: () => void;

  constructor(readonly documentId: string) {
    this.undo = undoOf(
      this.doc,
      () => this.note({ canUndo: this.undo.undoStack.length > 0, canRedo: this.undo.redoStack.length > 0 }),
      (undone) => this.note({ undone }),
    );
    this.connection = new Connection(documentId, () => Y.encodeStateVector(this.doc), {
      wantTicket: () => this.wantTicket(),
      late: () => {
        if (!this.ready) this.note({ notice: "The server does not answer. Trying again…" });
      },
      hear: (data) => this.hear(data),
      ended: (code, reason) => this.ended(code, reason),
    });
    this.written = new Written(this.doc, (words) => this.page.giveBack(words, "taken"));
    this.drafts = new Drafts(documentId, () => this.settle());
    this.keeper = new Keeper(documentId, this.doc, this.delivery, () => {
      if (this.status.saveState === "offline" && this.keeper.hasAll) this.note({ notice: KEPT });
    });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this && !(origin instanceof OwnStep)) this.push(update);
    });
    this.presence = new Presence(this.doc, (update) => this.connection.send(wire.awareness(update)), (peers) => this.note({ peers }));
    this.heartbeat = window.setInterval(this.beat, HEARTBEAT_MS);
    this.unwatch = watch({
      online: () => this.connection.hope(),
      offline: this.cutOff,
      hidden: (isHidden) => {
        if (isHidden) this.keeper.keepNow();
        this.drafts.hidden(isHidden);
      },
      isAtRisk: () => (this.delivery.isUnsaved && !this.isGivenUp) || this.drafts.hasAny,
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `reader` whenever something else is said beside the text; returns what ends that. */
  onReview(reader: () => void): () => void {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  /** Takes what is said beside the text, and draws it. */
  show(review: Review): void {
    this.review = review;
    this.drafts.heard(review);
    this.readers.forEach((reader) => reader());
    this.views.forEach((view) => redraw(view));
  }

  /** Hears what became of a suggestion; of one that is not taken the field says nothing any more. */
  answered(node: string, field: string, isKept: boolean): void {
    this.drafts.answered(node, field);
    if (!isKept) this.readers.forEach((reader) => reader());
  }

  /** Changes the structure as one step that can be undone. */
  change(act: () => void): void {
    asOneStep(this.undo, () => this.doc.transact(act, LOCAL));
  }

  connect(ticket: string): void {
    this.delivery.end(); // what is unsent goes with the next
    this.connection.open(new URLSearchParams({ ticket, ...(this.keeper.epoch ? { epoch: this.keeper.epoch } : {}) }));
    this.delivery.begin();
  }

  close(): void {
    window.clearInterval(this.heartbeat);
    this.unwatch();
    this.keeper.keepNow();
    this.keeper.rest();
    this.connection.end();
    this.presence.end();
  }

  private hear(data: Uint8Array): void {
    const input = decoding.createDecoder(data);
    const kind = decoding.readVarUint(input);
    if (kind === wire.Kind.greeting) this.greeted(JSON.parse(decoding.readVarString(input)) as wire.Greeting);
    else if (kind === wire.Kind.acknowledgement) this.acknowledged(decoding.readVarUint(input), decoding.readVarUint(input));
    else if (kind === wire.Kind.awareness) this.presence.heard(decoding.readVarUint8Array(input));
    else if (kind === wire.Kind.beside) this.note({ beside: this.status.beside + 1 });
    else if (kind === wire.Kind.doneForUs) this.doneForUs(decoding.readVarString(input), decoding.readVarUint8Array(input));
    else if (kind === wire.Kind.sync) this.sync(decoding.readVarUint(input), decoding.readVarUint8Array(input));
  }

  private greeted(greeting: wire.Greeting): void {
    this.keeper.greeted(greeting);
    // What is kept from now on is of this window, and here.
    this.bringsBackFor = this.keeper.hasAny ? null : greeting;
    this.connection.holds();
    this.presence.introduce(greeting.person);
    this.connection.send(wire.sync(wire.Step.stateVector, Y.encodeStateVector(this.doc)));
    const canEdit = wire.WRITERS.has(greeting.role);
    const canSuggest = canEdit || greeting.role === wire.COMMENTER;
    this.drafts.greeted(greeting.person.key, canSuggest, this.page);
    const isSuggesting = canSuggest && (!canEdit || this.status.isSuggesting);
    // What changed beside the text meanwhile was not heard.
    this.note({ revision: greeting.revision, notice: "", canEdit, canSuggest, isSuggesting, beside: this.status.beside + 1 });
  }

  /** Chooses whether typing changes the text or suggests a change. */
  suggest(isSuggesting: boolean): void {
    if (this.status.canEdit && isSuggesting !== this.status.isSuggesting) this.note({ isSuggesting });
  }

  /** Takes in what was made for who is here as a step of their own: it can be undone like one. */
  private doneForUs(suggestion: string, update: Uint8Array): void {
    asOneStep(this.undo, () => Y.applyUpdate(this.doc, update, new OwnStep(suggestion)));
  }

  /** Sends on what this device kept when it was last closed; or gives it back as a copy. */
  private async bringBack(): Promise<void> {
    if (!this.bringsBackFor) return;
    const { foreign, refused } = await this.keeper.bringBack(this.bringsBackFor, (update) => {
      this.written.bringBack(update);
      this.undo.clear();
    });
    if (refused.length) this.giveBack(refused);
    if (foreign.length) this.note({ recovered: toBase64(Y.mergeUpdates(foreign)) });
    if (this.keeper.hasAny) this.settle();
  }

  /** Gives back the words of what the server does not take: to send it again would end the line again. */
  private giveBack(refused: Uint8Array[]): void {
    const kept = new Y.Doc();
    refused.forEach((update) => Y.applyUpdate(kept, update));
    const words = onlyIn(kept, this.doc);
    if (words.length) this.page.giveBack(words, "large");
  }

  /** Forgets what was kept here and is too large for the server. */
  readonly forgetRefused = (): void => this.keeper.forgetRefused();

  /** Forgets what was kept here: the server has it. */
  readonly forget = (): void => {
    this.keeper.forget();
    if (this.status.recovered) this.note({ recovered: "" });
  };

  private sync(step: number, payload: Uint8Array): void {
    if (step === wire.Step.stateVector && !this.status.canEdit) {
      if (this.delivery.isOwing) this.note({ saveState: "error", notice: "You can read this résumé now, not change it. Copy what you wrote last." });
      return;
    }
    if (step === wire.Step.stateVector) {
      this.delivery.isOwing = false;
      this.push(Y.encodeStateAsUpdate(this.doc, payload), wire.Step.missing);
      return;
    }
    Y.applyUpdate(this.doc, payload, this);
    if (step === wire.Step.missing) {
      this.ready = true;
      this.settle();
      void this.bringBack();
    }
  }

  private acknowledged(stored: number, revision: number): void {
    this.delivery.acknowledge(stored);
    this.status = { ...this.status, revision };
    this.settle();
  }

  private push(update: Uint8Array, step: number = wire.Step.update): void {
    this.keeper.keepSoon();
    if (this.status.notice === KEPT) this.note({ notice: "" }); // not what was typed just now
    if (!this.connection.isOpen) {
      this.delivery.isOwing = true;
      this.settle();
      return;
    }
    if (update.length > wire.MOST_BYTES) return this.tooLarge();
    this.delivery.send();
    this.connection.send(wire.sync(step, update));
    this.settle();
  }

  private settle(): void {
    if (!this.connection.isOpen || !this.ready) {
      const kept = this.keeper.hasAll ? { notice: KEPT } : {};
      if (this.ready) this.note(this.status.saveState === "error" ? {} : { saveState: "offline", ...kept });
      return;
    }
    if (!this.status.canEdit && this.delivery.isOwing) return;
    const isSaved = !this.delivery.isUnsaved && !this.drafts.isTelling;
    if (isSaved) this.written.saved();
    if (isSaved && this.keeper.hasAny && !this.status.recovered) this.forget();
    this.note({ saveState: isSaved ? "saved" : "saving", notice: "" });
  }

  private ended(code: number, reason: string): void {
    this.delivery.end();
    this.presence.forgetOthers();
    if (code === wire.TOO_LARGE) void this.giveUp();
    const isOld = code === wire.EPOCH_CHANGED;
    if (isOld && this.delivery.isUnsaved) this.note({ recovered: toBase64(Y.encodeStateAsUpdate(this.doc)) });
    if (wire.FINAL_CODES.has(code)) {
      const saveState = this.ready && !this.delivery.isUnsaved ? "closed" : "error";
      const notice = reason || "This page can no longer save. Please reload it.";
      this.note({ saveState, notice, canEdit: false, canSuggest: false, isSuggesting: false });
      return;
    }
    this.note({
      saveState: code === wire.CANNOT_STORE ? "error" : this.ready ? "offline" : "connecting",
      notice: reason || (this.keeper.hasAll ? KEPT : ""),
    });
  }

  /** Ends the line before the server does. */
  private tooLarge(): void {
    this.delivery.isOwing = true;
    this.ended(wire.TOO_LARGE, TOO_LARGE);
  }

  /** Keeps on this device what the server does not take, and says how to get at it. */
  private async giveUp(): Promise<void> {
    this.connection.end();
    await this.keeper.keepRefused();
    this.isGivenUp = this.keeper.hasAll;
    const next = this.isGivenUp
      ? "It is kept on this device. Load the page again to save it as a file and to go on."
      : "Copy what you wrote last, and load the page again.";
    this.note({ saveState: "error", notice: `${TOO_LARGE} ${next}` });
  }

  private beat = (): void => {
    this.connection.send(wire.query());
    this.drafts.again(this.page);
    if (this.delivery.isStuck && this.dropped()) this.connection.ask();
  };

  /** The browser knows that it has no line: no need to wait until the server is silent for long. */
  private cutOff = (): void => {
    if (this.dropped()) this.connection.askLater();
  };

  /** Leaves a line that carries nothing any more; returns whether there was one. */
  private dropped(): boolean {
    if (!this.connection.leave()) return false;
    this.delivery.end();
    this.presence.forgetOthers();
    this.settle();
    return true;
  }

  private note(change: Partial<Status>): void {
    this.status = { ...this.status, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
