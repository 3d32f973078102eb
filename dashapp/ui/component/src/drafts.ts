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
  /** What the last page of this window had not told. */
  private before: Kept | null;

  constructor(documentId: string) {
    this.key = `imaginator/drafts/${documentId}`;
    this.before = this.read();
  }

  get hasAny(): boolean {
    return this.drafts.size > 0;
  }

  /** Says what the last page had not told, if it was of the same person. */
  greeted(person: string, canSuggest: boolean, page: Beside): void {
    this.person = person;
    const { before } = this;
    this.before = null;
    if (!before || before.person !== person || !canSuggest) return;
    before.drafts.forEach((draft, number) => {
      this.typed(draft);
      window.setTimeout(() => page.propose(draft), 500 * number); // Dash hears of one at a time
    });
  }

  typed(draft: Proposal): void {
    this.drafts.set(placeOf(draft), draft);
    this.write();
  }

  dropped(node: string, field: string): void {
    if (this.drafts.delete(placeOf({ node, field }))) this.write();
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
