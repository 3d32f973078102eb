// The editor as Dash sees it: document id and ticket in; revision, state and selection out.
import * as React from "react";

import { useSession, useStatus } from "./hooks";
import { Paper } from "./paper";
import { Peer, SaveState } from "./session";
import { fragmentOf, plain } from "./texts";

export interface ResumeEditorProps {
  id?: string;
  documentId: string;
  ticket: string;
  focus?: { node: string; field?: string | null; nonce: number };
  command?: { name: "undo" | "redo"; nonce: number };
  revision?: number;
  saveState?: SaveState;
  notice?: string;
  peers?: Peer[];
  selection?: { node: string; field: string; text: string };
  ticketWanted?: number;
  canUndo?: boolean;
  canRedo?: boolean;
  canEdit?: boolean;
  name?: string;
  setProps?: (props: Partial<ResumeEditorProps>) => void;
}

/** Edits one résumé together with everyone else who has it open. */
export function ResumeEditor(props: ResumeEditorProps): React.ReactElement {
  const { documentId, ticket } = props;
  const session = useSession(documentId);
  const status = useStatus(session);
  const setProps = props.setProps ?? (() => undefined);
  const asked = React.useRef(0);
  React.useEffect(() => {
    if (!session) return;
    session.wantTicket = () => {
      asked.current += 1;
      setProps({ ticketWanted: asked.current });
    };
  }, [session]);
  React.useEffect(() => {
    if (session && ticket) session.connect(ticket);
    else session?.hurry();
  }, [session, ticket]);
  React.useEffect(() => {
    if (!session || !status) return undefined;
    const tell = (): void => {
      const name = plain(fragmentOf(session.doc, "basics", "name"));
      const { saveState, revision, notice, peers, canUndo, canRedo, canEdit } = status;
      setProps({ saveState, revision, notice, peers, canUndo, canRedo, canEdit, name });
    };
    // Dash hears of a burst of typing once, not of every letter.
    const timer = window.setTimeout(tell, status.saveState === "saving" ? 120 : 40);
    return () => window.clearTimeout(timer);
  }, [session, status]);
  React.useEffect(() => {
    if (props.command?.name === "undo") session?.undo.undo();
    if (props.command?.name === "redo") session?.undo.redo();
  }, [props.command?.nonce]);
  return (
    <div id={props.id} className="im-editor" data-state={status?.saveState ?? "connecting"}>
      {session && (session.ready || status?.saveState === "saved") ? (
        <Paper session={session} canEdit={status?.canEdit ?? true} focus={props.focus} onSelect={(selection) => setProps({ selection })} />
      ) : (
        <Waiting notice={status?.notice ?? ""} isError={status?.saveState === "error"} />
      )}
    </div>
  );
}

function Waiting({ notice, isError }: { notice: string; isError: boolean }): React.ReactElement {
  if (isError) {
    return <p className="im-problem" role="alert">{notice}</p>;
  }
  return (
    <div className="im-skeleton" role="status" aria-label="Opening the résumé">
      {[60, 40, 90, 80, 85, 50, 90, 70].map((width, index) => (
        <span key={index} style={{ width: `${width}%` }} />
      ))}
      <p className="im-label">{notice}</p>
    </div>
  );
}
