// The connection of a session: opened with a ticket, asked for again when it ends, left where it carries nothing.
import { Line, Lines } from "./line";
import { Retries } from "./retries";
import * as wire from "./wire";

/** What a session does when its connection tells it something. */
export interface Listener {
  /** Asks the page for the ticket of another line. */
  wantTicket: () => void;
  /** Hears that none came. */
  late: () => void;
  hear: (data: Uint8Array) => void;
  /** Hears that the line was ended, and why. */
  ended: (code: number, reason: string) => void;
}

export class Connection {
  private line: Line | null = null;
  private isOver = false;
  private readonly lines: Lines;
  private readonly retries: Retries;

  /** `have` says what of the document is here. */
  constructor(
    documentId: string,
    have: () => Uint8Array,
    private readonly listener: Listener,
  ) {
    this.lines = new Lines(documentId, have);
    this.retries = new Retries(this.want, listener.late);
  }

  get isOpen(): boolean {
    return this.line?.readyState === WebSocket.OPEN;
  }

  /** Opens a line in place of the last. */
  open(query: URLSearchParams): void {
    if (this.isOver) return;
    this.retries.rest();
    this.leave();
    const line = this.lines.open(query);
    this.line = line;
    line.onmessage = (event) => this.listener.hear(new Uint8Array(event.data as ArrayBuffer));
    line.onclose = ({ code, reason }) => this.closed(line, code, reason);
  }

  /** Asks for a line, unless there is one. */
  readonly ask = (): void => this.retries.now();

  /** Sockets may come through again, on another network. */
  hope(): void {
    this.lines.hope();
    this.ask();
  }

  send(data: Uint8Array): void {
    if (this.isOpen) this.line?.send(data as Uint8Array<ArrayBuffer>);
  }

  /** Leaves a line that carries nothing any more, or makes room for another; returns whether there was one. */
  leave(): boolean {
    const { line } = this;
    if (!line) return false;
    this.line = line.onmessage = line.onclose = null;
    line.close();
    return true;
  }

  /** Asks for another line soon. */
  askLater(): void {
    this.retries.after(false);
  }

  /** Notes that the line holds. */
  holds(): void {
    this.retries.succeeded();
  }

  end(): void {
    this.isOver = true;
    this.retries.rest();
    this.leave();
  }

  private closed(line: Line, code: number, reason: string): void {
    if (this.line !== line) return;
    this.line = null;
    this.listener.ended(code, reason);
    if (!wire.FINAL_CODES.has(code)) this.retries.after(wire.SOON_CODES.has(code) || this.lines.isTrying);
  }

  private want = (): boolean => {
    if (this.isOver || this.line) return false;
    this.listener.wantTicket();
    return true;
  };
}
