// When to ask for the next line to the server: at once, soon, or later and later; never all windows together.
const LONGEST_WAIT_MS = 8_000;
/** A ticket comes within a second; later, the page that mints it cannot be reached. */
const TICKET_WAIT_MS = 1_500;

export class Retries {
  private attempts = 0;
  private timer = 0;

  /** `ask` asks for a line and tells whether one is still wanted; `late` hears that none came. */
  constructor(
    private readonly ask: () => boolean,
    private readonly late: () => void,
  ) {}

  /** Asks until a line comes: whoever mints its ticket may be gone as well. */
  readonly now = (): void => {
    this.rest();
    if (!this.ask()) return;
    this.timer = window.setTimeout(() => {
      this.late();
      this.now();
    }, TICKET_WAIT_MS + this.pause());
  };

  /** Asks when a line has ended: at once where another waits for this window, else after a pause. */
  after(isSoon: boolean): void {
    this.timer = window.setTimeout(this.now, isSoon ? 50 + Math.random() * 250 : this.pause());
  }

  /** Notes that a line holds: the next pause is short again. */
  succeeded(): void {
    this.attempts = 0;
  }

  rest(): void {
    window.clearTimeout(this.timer);
  }

  private pause(): number {
    const wait = Math.min(LONGEST_WAIT_MS, 400 * 2 ** this.attempts) * (0.5 + Math.random());
    this.attempts += 1;
    return wait;
  }
}
