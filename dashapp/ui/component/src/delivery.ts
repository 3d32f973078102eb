// What was sent to the server, and which of it was acknowledged as stored.

/** A server that acknowledges nothing for so long is gone, though the network has not said so. */
const SILENCE_MS = 20_000;

export class Delivery {
  private sent = 0;
  private stored = 0;
  private waitingSince = 0;
  /** Whether the server may lack something that this line has not carried. */
  isOwing = false;

  /** Whether something was sent over this line that is not acknowledged yet. */
  get isUnderway(): boolean {
    return this.stored < this.sent;
  }

  get isUnsaved(): boolean {
    return this.isOwing || this.isUnderway;
  }

  get isStuck(): boolean {
    return this.isUnderway && performance.now() - this.waitingSince > SILENCE_MS;
  }

  /** Each line counts from its beginning. */
  begin(): void {
    this.sent = this.stored = 0;
  }

  /** Owes what a line that is gone was to carry. */
  end(): void {
    if (this.isUnderway) this.isOwing = true;
  }

  send(): void {
    if (!this.isUnderway) this.waitingSince = performance.now();
    this.sent += 1;
  }

  acknowledge(stored: number): void {
    this.stored = stored;
    this.waitingSince = performance.now();
  }
}
