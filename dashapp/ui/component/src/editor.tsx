// The editor as Dash sees it: document id and ticket in; revision, state and selection out.
import * as React from "react";

import { Anchor } from "./context";
import { useSession, useStatus } from "./hooks";
import { Paper } from "./paper";
import { Decision, NOTHING, Proposal, Review } from "./review";
import { Peer, SaveState } from "./status";
import { fragmentOf, plain } from "./texts";

export interface ResumeEditorProps {
  id?: string;
  documentId: string;
  ticket: string;
  focus?: { node: string; field?: string | null; nonce: number };
  command?: { name: "undo" | "redo" | "forget" | "forgetRefused"; nonce: number };
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
  /** What the page calls each section that has no title of its own. */
  titles?: Record<string, string>;
  /** What is said beside the text. */
  review?: Review;
  mode?: "edit" | "suggest";
  isSuggesting?: boolean;
  canSuggest?: boolean;
  /** The client whose caret the page follows. */
  follow?: number | null;
  beside?: number;
  proposed?: Proposal & Asked;
  /** What became of a proposal; of one that is not kept the page gives back what it said. */
  answered?: { node: string; field: string; isKept: boolean } & Asked;
  decided?: Decision & Asked;
  chosen?: { id: string } & Asked;
  /** What was written here and is nowhere kept. */
  lost?: { words: string[]; why: "taken" | "draft" | "large" } & Asked;
  commentOn?: Anchor & Asked;
  undone?: string;
  recovered?: string;
  setProps?: (props: Partial<ResumeEditorProps>) => void;
}

/** Tells one asking from the next that is the same. */
interface Asked {
  nonce: number;
}
const asked = (): Asked => ({ nonce: Date.now() + Math.random() });

/** Edits one résumé together with everyone else who has it open. */
export function ResumeEditor(props: ResumeEditorProps): React.ReactElement {
  const { documentId, ticket } = props;
  const session = useSession(documentId);
  const status = useStatus(session);
  const setProps = props.setProps ?? (() => undefined);
  const tickets = React.useRef(0);
  React.useEffect(() => {
    if (!session) return;
    session.wantTicket = () => {
      tickets.current += 1;
      setProps({ ticketWanted: tickets.current });
    };
    session.page = {
      propose: (proposal) => setProps({ proposed: { ...proposal, ...asked() } }),
      decide: (decision) => setProps({ decided: { ...decision, ...asked() } }),
      choose: (id) => setProps({ chosen: { id, ...asked() } }),
      giveBack: (words, why) => setProps({ lost: { words, why, ...asked() } }),
    };
  }, [session]);
  React.useEffect(() => session?.show(props.review ?? NOTHING), [session, props.review]);
  React.useEffect(() => {
    if (props.answered) session?.answered(props.answered.node, props.answered.field, props.answered.isKept);
  }, [session, props.answered]);
  React.useEffect(() => {
    if (props.mode) session?.suggest(props.mode === "suggest");
  }, [session, props.mode]);
  React.useEffect(() => {
    if (session && ticket) session.connect(ticket);
    else session?.connection.ask();
  }, [session, ticket]);
  React.useEffect(() => {
    if (!session || !status) return undefined;
    const tell = (): void => {
      const name = plain(fragmentOf(session.doc, "basics", "name"));
      const { saveState, revision, notice, peers, canUndo, canRedo, canEdit, canSuggest } = status;
      const { isSuggesting, beside, undone, recovered } = status;
      setProps({ saveState, revision, notice, peers, canUndo, canRedo, canEdit, canSuggest, name });
      setProps({ isSuggesting, beside, undone, recovered });
    };
    // Dash hears of a burst of typing once, not of every letter.
    const timer = window.setTimeout(tell, status.saveState === "saving" ? 120 : 40);
    return () => window.clearTimeout(timer);
  }, [session, status]);
  React.useEffect(() => {
    if (props.command?.name === "undo") session?.undo.undo();
    if (props.command?.name === "redo") session?.undo.redo();
    if (props.command?.name === "forget") session?.forget();
    if (props.command?.name === "forgetRefused") session?.forgetRefused();
  }, [props.command?.nonce]);
  return (
    <div id={props.id} className="im-editor" data-state={status?.saveState ?? "connecting"}>
      {session && (session.ready || status?.saveState === "saved") ? (
        <Paper
          session={session}
          status={status ?? session.status}
          focus={props.focus}
          follow={props.follow ?? null}
          titles={props.titles ?? {}}
          onSelect={(selection) => setProps({ selection })}
          onComment={(anchor) => setProps({ commentOn: { ...anchor, ...asked() } })}
        />
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
