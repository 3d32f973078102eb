// The way to the server: a WebSocket, or where none comes through, requests that wait for an answer.
import * as decoding from "lib0/decoding";

import { Greeting, Kind, MOST_BYTES, Step, TOO_LARGE, acknowledgement, sync } from "./wire";

/** What a session needs of its connection; a WebSocket has all of it. */
export interface Line {
  readonly readyState: number;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** So often a socket may close before it opened, until requests are tried in its place. */
const TRIES = 2;

/** Opens lines to one document; remembers whether sockets come through here. */
export class Lines {
  private failed = 0;

  constructor(
    private readonly documentId: string,
    /** Says what of the document is here, so that a request hears what is not. */
    private readonly have: () => Uint8Array,
  ) {}

  open(query: URLSearchParams): Line {
    const address = `/ws/resumes/${this.documentId}`;
    if (this.failed >= TRIES) return new Polling(`${address}/poll?${query}`, this.have);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}${address}?${query}`);
    socket.binaryType = "arraybuffer";
    let isOpen = false;
    socket.addEventListener("open", () => ((isOpen = true), (this.failed = 0)));
    // A server that is gone refuses both ways: a request then costs no more than a socket.
    socket.addEventListener("close", () => (this.failed += isOpen ? 0 : 1));
    return socket;
  }

  /** Whether it is still being found out what comes through: then there is no point in waiting. */
  get isTrying(): boolean {
    return this.failed > 0 && this.failed <= TRIES;
  }

  /** Sockets may come through again, on another network. */
  readonly hope = (): void => {
    this.failed = 0;
  };
}

/**
 * A line made of requests that stand alone, so that any worker answers any of them: one after the
 * other waits for what others write, and beside them go those that bring what is written here.
 */
class Polling implements Line {
  readyState: number = WebSocket.CONNECTING;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  private readonly stopped = new AbortController();
  private waiting: Uint8Array[] = [];
  private isSaying = false;
  private confirmed = 0;
  private revision = 0;

  constructor(
    private readonly address: string,
    private readonly have: () => Uint8Array,
  ) {
    void this.listen();
  }

  send(data: Uint8Array): void {
    this.waiting.push(data);
    if (!this.isSaying) void this.say();
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
    this.stopped.abort();
  }

  private async listen(): Promise<void> {
    try {
      while (this.readyState !== WebSocket.CLOSED) {
        const isFirst = this.readyState === WebSocket.CONNECTING;
        const asks = isFirst ? [] : [sync(Step.stateVector, this.have())];
        this.hear(await this.post(isFirst ? "" : `&beyond=${this.revision}`, asks), isFirst);
      }
    } catch {
      this.end(1006, "");
    }
  }

  private async say(): Promise<void> {
    this.isSaying = true;
    try {
      while (this.waiting.length && this.readyState === WebSocket.OPEN) {
        this.hear(await this.post("", this.next()), false);
      }
    } catch {
      this.end(1006, "");
    } finally {
      this.isSaying = false;
    }
  }

  /** The frames that go in one request: one, and as many more as it takes. */
  private next(): Uint8Array[] {
    let bytes = 0;
    const more = this.waiting.findIndex((frame, at) => (bytes += frame.length + 4) > MOST_BYTES && at > 0);
    return this.waiting.splice(0, more < 0 ? this.waiting.length : more);
  }

  private async post(more: string, frames: Uint8Array[]): Promise<{ frames: Uint8Array[]; answer: Response }> {
    const body = packed(frames) as Uint8Array<ArrayBuffer>;
    const answer = await fetch(this.address + more, { method: "POST", body, signal: this.stopped.signal });
    if (answer.status === 413) this.end(TOO_LARGE, "");
    if (!answer.ok) throw new Error(String(answer.status));
    return { frames: unpacked(new Uint8Array(await answer.arrayBuffer())), answer };
  }

  /** Each request is greeted, and counts what it brought; a session is greeted once and counts on. */
  private hear({ frames, answer }: { frames: Uint8Array[]; answer: Response }, isFirst: boolean): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.OPEN;
    const before = this.confirmed;
    for (const frame of frames) {
      if (frame[0] === Kind.greeting) this.revision = Math.max(this.revision, greeted(frame));
      const isGreeting = frame[0] === Kind.greeting || (frame[0] === Kind.sync && frame[1] === Step.stateVector);
      if (isGreeting && !isFirst) continue;
      const told = frame[0] === Kind.acknowledgement ? this.counted(frame, before) : frame;
      this.onmessage?.(new MessageEvent("message", { data: Uint8Array.from(told).buffer }));
    }
    const code = Number(answer.headers.get("x-close") ?? 0);
    if (code) this.end(code, decodeURIComponent(answer.headers.get("x-reason") ?? ""));
  }

  private counted(frame: Uint8Array, before: number): Uint8Array {
    const input = decoding.createDecoder(frame);
    decoding.readVarUint(input);
    const [stored, revision] = [decoding.readVarUint(input), decoding.readVarUint(input)];
    this.revision = Math.max(this.revision, revision);
    this.confirmed = before + stored;
    return acknowledgement(this.confirmed, revision);
  }

  private end(code: number, reason: string): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.close();
    this.onclose?.(new CloseEvent("close", { code, reason }));
  }
}

/** The revision that a greeting tells of. */
function greeted(frame: Uint8Array): number {
  const input = decoding.createDecoder(frame);
  decoding.readVarUint(input);
  return (JSON.parse(decoding.readVarString(input)) as Greeting).revision;
}

/** Frames in one body: four bytes of length before each. */
function packed(frames: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(frames.reduce((sum, frame) => sum + 4 + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    new DataView(out.buffer).setUint32(at, frame.length);
    out.set(frame, at + 4);
    at += 4 + frame.length;
  }
  return out;
}

function unpacked(data: Uint8Array): Uint8Array[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const frames: Uint8Array[] = [];
  for (let at = 0; at + 4 <= data.length; ) {
    const size = view.getUint32(at);
    frames.push(data.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return frames;
}
