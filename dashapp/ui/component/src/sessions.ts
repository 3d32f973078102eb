// The sessions of this page, so that the editor and the preview share one.
import { Session } from "./session";

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
