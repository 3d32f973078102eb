// How React hears of the shared document and of the session.
import * as React from "react";

import { Session } from "./session";
import { Status } from "./status";
import { sessions } from "./sessions";
import { Child, children, nodesOf } from "./tree";

/** The session of a document for as long as the component stands. */
export function useSession(documentId: string): Session | null {
  const [session, setSession] = React.useState<Session | null>(null);
  React.useEffect(() => {
    setSession(sessions.take(documentId));
    return () => sessions.give(documentId);
  }, [documentId]);
  return session?.documentId === documentId ? session : null;
}

export function useStatus(session: Session | null): Status | null {
  const [status, setStatus] = React.useState<Status | null>(null);
  React.useEffect(() => {
    if (!session) return undefined;
    const note = (): void => setStatus(session.status);
    note();
    return session.subscribe(note);
  }, [session]);
  return status;
}

/** The lists of the document, fresh after every change of the structure. */
export function useLists(session: Session): Map<string, Child[]> {
  const [lists, setLists] = React.useState(() => children(session.doc));
  React.useEffect(() => {
    const read = (): void => setLists(children(session.doc));
    const nodes = nodesOf(session.doc);
    read();
    nodes.observeDeep(read);
    return () => nodes.unobserveDeep(read);
  }, [session]);
  return lists;
}
