// One document in this page: the shared text, the socket to the server, who else is here.
// "Saved" is what the server acknowledged as stored, never what was merely sent.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

import { nodesOf } from "./tree";

export type SaveState = "connecting" | "saving" | "saved" | "offline" | "error";
export interface Person {
  name: string;
  colour: string;
}
export interface Peer extends Person {
  node: string | null;
  field: string | null;
}
export interface Status {
  saveState: SaveState;
  revision: number;
  notice: string;
  peers: Peer[];
  canUndo: boolean;
  canRedo: boolean;
}

export const LOCAL = "local";
const HEARTBEAT_MS = 10_000;
const LONGEST_WAIT_MS = 8_000;
const ASK_AGAIN_MS = 3_000;
const FINAL_CODES = new Set([4403, 4404, 4409, 1009]);

export class Session {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly undo: Y.UndoManager;
  status: Status = {
    saveState: "connecting",
    revision: 0,
    notice: "",
    peers: [],
    canUndo: false,
    canRedo: false,
  };
  ready = false;
  /** Asks the page for a fresh ticket; the page answers with `connect`. */
  wantTicket: () => void = () => undefined;

  private socket: WebSocket | null = null;
  private epoch: string | null = null;
  private sent = 0;
  private stored = 0;
  private unsent = false;
  private attempts = 0;
  private stopped = false;
  private listeners = new Set<() => void>();
  private heartbeat: number;
  private retry = 0;

  constructor(readonly documentId: string) {
    this.undo = new Y.UndoManager([nodesOf(this.doc)], {
      trackedOrigins: new Set<unknown>([LOCAL, ySyncPluginKey]),
      captureTimeout: 600,
    });
    for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) {
      this.undo.on(event, () => this.noteUndo());
    }
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.push(update);
    });
    this.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      this.notePeers();
      if (origin === "local") this.sayAwareness([...(added ?? []), ...(updated ?? []), ...(removed ?? [])]);
    });
    this.heartbeat = window.setInterval(() => this.send(frame((out) => encoding.writeVarUint(out, 3))), HEARTBEAT_MS);
    window.addEventListener("beforeunload", this.warn);
    window.addEventListener("online", this.hurry);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Changes the structure as one step that can be undone. */
  change(act: () => void): void {
    this.undo.stopCapturing();
    this.doc.transact(act, LOCAL);
    this.undo.stopCapturing();
  }

  connect(ticket: string): void {
    if (this.stopped) return;
    if (this.socket) this.leave(this.socket);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const query = new URLSearchParams({ ticket, ...(this.epoch ? { epoch: this.epoch } : {}) });
    const socket = new WebSocket(`${scheme}://${location.host}/ws/resumes/${this.documentId}?${query}`);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.sent = this.stored = 0;
    socket.onmessage = (event) => this.hear(new Uint8Array(event.data as ArrayBuffer));
    socket.onclose = (event) => this.closed(socket, event);
  }

  close(): void {
    this.stopped = true;
    window.clearInterval(this.heartbeat);
    window.clearTimeout(this.retry);
    window.removeEventListener("beforeunload", this.warn);
    window.removeEventListener("online", this.hurry);
    this.socket?.close();
    this.awareness.destroy();
  }

  private hear(data: Uint8Array): void {
    const input = decoding.createDecoder(data);
    const kind = decoding.readVarUint(input);
    if (kind === 5) this.greeted(JSON.parse(decoding.readVarString(input)) as Greeting);
    else if (kind === 4) this.acknowledged(decoding.readVarUint(input), decoding.readVarUint(input));
    else if (kind === 1) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(input), this);
    else if (kind === 0) this.sync(decoding.readVarUint(input), decoding.readVarUint8Array(input));
  }

  /** Ends a connection to open another, under a new name; what is unsent goes with the next. */
  private leave(socket: WebSocket): void {
    this.socket = null;
    if (this.stored < this.sent) this.unsent = true;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private greeted(greeting: Greeting): void {
    this.epoch = greeting.epoch;
    this.attempts = 0;
    this.awareness.setLocalStateField("user", { name: greeting.person.name, color: greeting.person.colour });
    this.send(syncFrame(0, Y.encodeStateVector(this.doc)));
    this.note({ revision: greeting.revision, notice: "" });
  }

  private sync(step: number, payload: Uint8Array): void {
    if (step === 0) {
      this.unsent = false;
      this.push(Y.encodeStateAsUpdate(this.doc, payload), 1);
      return;
    }
    Y.applyUpdate(this.doc, payload, this);
    if (step === 1) {
      this.ready = true;
      this.settle();
    }
  }

  private acknowledged(stored: number, revision: number): void {
    this.stored = stored;
    this.status = { ...this.status, revision };
    this.settle();
  }

  private push(update: Uint8Array, step = 2): void {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      this.unsent = true;
      this.settle();
      return;
    }
    this.sent += 1;
    this.send(syncFrame(step, update));
    this.settle();
  }

  private settle(): void {
    if (this.socket?.readyState !== WebSocket.OPEN || !this.ready) {
      if (this.ready) this.note({ saveState: this.status.saveState === "error" ? "error" : "offline" });
      return;
    }
    this.note({ saveState: this.stored < this.sent ? "saving" : "saved", notice: "" });
  }

  private closed(socket: WebSocket, event: CloseEvent): void {
    if (this.socket !== socket) return;
    this.socket = null;
    if (this.stored < this.sent) this.unsent = true;
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    if (this.stopped) return;
    if (FINAL_CODES.has(event.code)) {
      this.note({ saveState: "error", notice: event.reason || "This page can no longer save. Please reload it." });
      return;
    }
    const cannotStore = event.code === 4500;
    this.note({
      saveState: cannotStore ? "error" : this.ready ? "offline" : "connecting",
      notice: event.reason,
    });
    const soon = event.code === 1012 || event.code === 4401;
    const wait = soon ? 50 + Math.random() * 250 : Math.min(LONGEST_WAIT_MS, 400 * 2 ** this.attempts) * (0.5 + Math.random());
    this.attempts += 1;
    window.clearTimeout(this.retry);
    this.retry = window.setTimeout(this.hurry, wait);
  }

  private hurry = (): void => {
    window.clearTimeout(this.retry);
    if (this.stopped || this.socket) return;
    this.wantTicket();
    // A server that is down answers no question for a ticket either: ask until one comes.
    this.retry = window.setTimeout(this.hurry, ASK_AGAIN_MS);
  };

  private warn = (event: BeforeUnloadEvent): void => {
    if (this.unsent || this.stored < this.sent) event.preventDefault();
  };

  private send(data: Uint8Array): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(data as Uint8Array<ArrayBuffer>);
  }

  private sayAwareness(clients: number[]): void {
    if (!clients.includes(this.doc.clientID)) return;
    const update = encodeAwarenessUpdate(this.awareness, [this.doc.clientID]);
    this.send(
      frame((out) => {
        encoding.writeVarUint(out, 1);
        encoding.writeVarUint8Array(out, update);
      }),
    );
  }

  private notePeers(): void {
    const peers: Peer[] = [];
    this.awareness.getStates().forEach((state, client) => {
      if (client === this.doc.clientID || !state["user"]) return;
      const user = state["user"] as { name: string; color: string };
      const place = (state["place"] ?? {}) as { node?: string; field?: string };
      peers.push({ name: user.name, colour: user.color, node: place.node ?? null, field: place.field ?? null });
    });
    if (JSON.stringify(peers) !== JSON.stringify(this.status.peers)) this.note({ peers });
  }

  private noteUndo(): void {
    this.note({ canUndo: this.undo.undoStack.length > 0, canRedo: this.undo.redoStack.length > 0 });
  }

  private note(change: Partial<Status>): void {
    this.status = { ...this.status, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

interface Greeting {
  epoch: string;
  revision: number;
  role: string;
  person: Person;
}

function frame(write: (out: encoding.Encoder) => void): Uint8Array {
  const out = encoding.createEncoder();
  write(out);
  return encoding.toUint8Array(out);
}

const syncFrame = (step: number, payload: Uint8Array): Uint8Array =>
  frame((out) => {
    encoding.writeVarUint(out, 0);
    encoding.writeVarUint(out, step);
    encoding.writeVarUint8Array(out, payload);
  });

/** The sessions of this page, so that the editor and the preview share one. */
class Sessions {
  private open = new Map<string, { session: Session; users: number }>();

  take(documentId: string): Session {
    const entry = this.open.get(documentId) ?? { session: new Session(documentId), users: 0 };
    entry.users += 1;
    this.open.set(documentId, entry);
    return entry.session;
  }

  give(documentId: string): void {
    const entry = this.open.get(documentId);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users <= 0) {
      entry.session.close();
      this.open.delete(documentId);
    }
  }
}

export const sessions = new Sessions();
