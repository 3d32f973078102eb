// What is typed as a suggestion is kept in this window until it waits on the server: a reload loses none of it.
import type { Beside, Proposal, Review } from "./review";
import { Run, same } from "./texts";

interface Kept {
  /** Whose it is: nobody suggests what another typed. */
  person: string;
  drafts: Proposal[];
}

export class Drafts {
  private readonly key: string;
  private person = "";
  private drafts = new Map<string, Proposal>();
  /** Those that were told to the server, which has not answered yet. */
  private readonly told = new Map<string, Proposal>();
  /** What the last page of this window had not told. */
  private before: Kept | null;

  /** `changed` is called whenever something else is told, or waits on the server. */
  constructor(
    documentId: string,
    private readonly changed: () => void,
  ) {
    this.key = `imaginator/drafts/${documentId}`;
    this.before = this.read();
  }

  get hasAny(): boolean {
    return this.drafts.size > 0;
  }

  get isTelling(): boolean {
    return this.told.size > 0;
  }

  /** Whether a draft of this field is told, and not answered yet. */
  isTold(node: string, field: string): boolean {
    return this.told.has(placeOf({ node, field }));
  }

  /** Says what the last page had not told, if it was of the same person. */
  greeted(person: string, canSuggest: boolean, page: Beside): void {
    this.person = person;
    const { before } = this;
    this.before = null;
    if (!before || before.person !== person || !canSuggest) return;
    before.drafts.forEach((draft) => this.typed(draft));
    this.tellEach(before.drafts, page);
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
    this.typed(draft);
    this.told.set(placeOf(draft), draft);
    page.propose(draft);
    this.changed();
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

  private read(): Kept | null {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "null") as Kept | null;
    } catch {
      return null;
    }
  }

  private write(): void {
    try {
      if (this.hasAny) sessionStorage.setItem(this.key, JSON.stringify({ person: this.person, drafts: [...this.drafts.values()] }));
      else sessionStorage.removeItem(this.key);
    } catch {
      // a window that keeps nothing: the warning is all there is
    }
  }
}

const placeOf = ({ node, field }: { node: string; field: string }): string => `${node}/${field}`;
