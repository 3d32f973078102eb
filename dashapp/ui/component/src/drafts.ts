// What is typed as a suggestion is kept until it waits on the server: in this window, so that a reload loses
// none of it, and on this device while the window is hidden, as a phone closes such a one without asking.
import { keyOf } from "./offline";
import type { Beside, Proposal, Review } from "./review";
import { Run, same } from "./texts";

interface Kept {
  /** Whose it is: nobody suggests what another typed. */
  person: string;
  drafts: Proposal[];
}

export class Drafts {
  /** Under which name this window has them, and this device while the window is hidden. */
  private readonly key: string;
  private readonly hiddenKey: string;
  private person = "";
  private drafts = new Map<string, Proposal>();
  /** Those that were told to the server, which has not answered yet. */
  private readonly told = new Map<string, Proposal>();
  /** What the last page of this window had not told, or a window that was closed while it was hidden. */
  private before: [key: string, kept: Kept][];

  /** `changed` is called whenever something else is told, or waits on the server. */
  constructor(
    documentId: string,
    private readonly changed: () => void,
  ) {
    this.key = `imaginator/drafts/${documentId}`;
    this.hiddenKey = `imaginator/drafts/${keyOf(documentId)}`;
    this.before = [...found(ofWindow, this.key), ...found(ofDevice, `${this.key}/`)];
  }

  /** Hears that the window is hidden, or shown again. */
  readonly hidden = (isHidden: boolean): void => {
    if (isHidden) this.put(ofDevice, this.hiddenKey);
    else take(ofDevice, this.hiddenKey);
  };

  get hasAny(): boolean {
    return this.drafts.size > 0;
  }

  get isTelling(): boolean {
    return this.told.size > 0;
  }

  /** The draft of this field that is told, and not answered yet. */
  toldOf(node: string, field: string): Proposal | undefined {
    return this.told.get(placeOf({ node, field }));
  }

  /** Says what earlier pages had not told, if it was of the same person. */
  greeted(person: string, canSuggest: boolean, page: Beside): void {
    this.person = person;
    const untold: Proposal[] = [];
    const others: string[] = [];
    for (const [key, kept] of this.before.splice(0)) {
      if (kept.person !== person || !canSuggest) continue;
      for (const draft of kept.drafts) {
        const known = this.drafts.get(placeOf(draft));
        if (!known) {
          untold.push(draft);
          this.typed(draft);
        } else if (!same(known.lines, draft.lines)) {
          others.push(draft.lines.map((line) => line.map(({ text }) => text).join("")).join("\n"));
        }
      }
      if (key !== this.key) take(ofDevice, key);
    }
    if (others.length) page.giveBack(others, "draft");
    this.tellEach(untold, page);
  }

  /** Tells once more what the server has not answered: it is kept there once. */
  again(page: Beside): void {
    this.tellEach([...this.told.values()], page);
  }

  /** Hears that the server keeps what it was told of a field, or never will. */
  answered(node: string, field: string): void {
    const place = placeOf({ node, field });
    const isLatest = this.drafts.get(place) === this.told.get(place);
    if (isLatest) this.dropped(node, field);
    else if (this.told.delete(place)) this.changed();
  }

  private tellEach(drafts: Proposal[], page: Beside): void {
    drafts.forEach((draft, number) => {
      const tell = (): void => {
        if (this.drafts.get(placeOf(draft)) === draft) this.tell(draft, page);
      };
      window.setTimeout(tell, 500 * number); // Dash hears of one at a time
    });
  }

  /** Tells the server of a draft; it is kept here until the server has answered. */
  tell(draft: Proposal, page: Beside): void {
    const named = draft.id ? draft : { ...draft, id: newId() };
    this.typed(named);
    this.told.set(placeOf(draft), named);
    page.propose(named);
    this.changed();
  }

  /** Forgets what is typed in a field and not told: what was told of it before stays. */
  cancelled(node: string, field: string): void {
    const told = this.toldOf(node, field);
    if (told) this.typed(told);
    else this.dropped(node, field);
  }

  typed(draft: Proposal): void {
    this.drafts.set(placeOf(draft), draft);
    this.write();
  }

  dropped(node: string, field: string): void {
    if (!this.drafts.delete(placeOf({ node, field }))) return;
    this.write();
    if (this.told.delete(placeOf({ node, field }))) this.changed();
  }

  /** Keeps no longer what waits on the server by now. */
  heard(review: Review): void {
    for (const each of review.suggestions) if (each.isOwn) this.settled(each.node, each.field, each.after);
  }

  /** Keeps a draft no longer whose words stand there by now. */
  settled(node: string, field: string, said: Run[][]): void {
    const draft = this.drafts.get(placeOf({ node, field }));
    if (draft && same(draft.lines, said)) this.dropped(node, field);
  }

  private write(): void {
    this.put(ofWindow, this.key);
    if (document.visibilityState === "hidden") this.put(ofDevice, this.hiddenKey);
  }

  private put(storage: () => Storage, key: string): void {
    if (!this.hasAny) return take(storage, key);
    try {
      storage().setItem(key, JSON.stringify({ person: this.person, drafts: [...this.drafts.values()] }));
    } catch {
      // a window that keeps nothing: the warning is all there is
    }
  }
}

// Whoever lets this page keep nothing is told so by an error, already when these are named.
const ofWindow = (): Storage => sessionStorage;
const ofDevice = (): Storage => localStorage;

/** What a storage has under keys that begin so. */
function found(storage: () => Storage, start: string): [string, Kept][] {
  try {
    const keys = Object.keys(storage()).filter((key) => key.startsWith(start));
    return keys.map((key) => [key, JSON.parse(storage().getItem(key) ?? "") as Kept]);
  } catch {
    return [];
  }
}

function take(storage: () => Storage, key: string): void {
  try {
    storage().removeItem(key);
  } catch {
    // nothing was kept there
  }
}

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const placeOf = ({ node, field }: { node: string; field: string }): string => `${node}/${field}`;
