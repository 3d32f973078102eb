// The editor as Dash sees it: document id and ticket in; revision, state and selection out.
import * as React from "react";

import { Context, EditorContext } from "./context";
import { useLists, useSession, useStatus } from "./hooks";
import { AddSection, Basics, Leftovers, SectionBlock } from "./sections";
import { Peer, SaveState, Session } from "./session";
import { fragmentOf, plain } from "./tree";

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
    else session?.wantTicket();
  }, [session, ticket]);
  React.useEffect(() => {
    if (!session || !status) return undefined;
    const tell = (): void => {
      const name = plain(fragmentOf(session.doc, "basics", "name"));
      const { saveState, revision, notice, peers, canUndo, canRedo } = status;
      setProps({ saveState, revision, notice, peers, canUndo, canRedo, name });
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
        <Whole session={session} focus={props.focus} onSelect={(selection) => setProps({ selection })} />
      ) : (
        <Waiting notice={status?.notice ?? ""} isError={status?.saveState === "error"} />
      )}
    </div>
  );
}

interface WholeProps {
  session: Session;
  focus: ResumeEditorProps["focus"];
  onSelect: (selection: { node: string; field: string; text: string }) => void;
}

function Whole({ session, focus, onSelect }: WholeProps): React.ReactElement {
  const lists = useLists(session);
  const place = React.useRef<HTMLDivElement>(null);
  const wanted = React.useRef<[string, string] | null>(null);
  const selected = React.useRef("");
  const [spoken, announce] = React.useState("");
  const context: EditorContext = {
    session,
    lists,
    announce,
    focusOn: (node, field) => {
      wanted.current = [node, field];
    },
    onSelect: (node, field, text) => {
      // Only a change of what is selected is told, not every letter.
      if (text || selected.current) onSelect({ node, field, text });
      selected.current = text;
    },
  };
  React.useEffect(() => {
    if (wanted.current && place.current && find(place.current, ...wanted.current)) {
      focusAt(place.current, ...wanted.current);
      wanted.current = null;
    }
  });
  React.useEffect(() => {
    if (focus && place.current) focusAt(place.current, focus.node, focus.field ?? null);
  }, [focus?.nonce]);
  const basics = (lists.get("root/basics") ?? [])[0];
  return (
    <Context.Provider value={context}>
      <div ref={place} className="im-paper">
        <Leftovers />
        {basics ? <Basics node={basics} /> : null}
        {(lists.get("root/sections") ?? []).map((child) => (
          <SectionBlock key={child.id} child={child} />
        ))}
        <AddSection />
        <div className="visually-hidden" aria-live="polite">{spoken}</div>
      </div>
    </Context.Provider>
  );
}

const find = (place: HTMLElement, node: string, field: string | null): HTMLElement | null =>
  place.querySelector<HTMLElement>(
    field ? `[data-node="${CSS.escape(node)}"][data-field="${CSS.escape(field)}"]` : `[data-id="${CSS.escape(node)}"]`,
  );

function focusAt(place: HTMLElement, node: string, field: string | null): void {
  const found = find(place, node, field) ?? find(place, node, null);
  if (!found) return;
  found.closest("details")?.setAttribute("open", "");
  const target = found.matches("[data-field]") ? found : (found.querySelector<HTMLElement>("[data-field]") ?? found);
  target.focus({ preventScroll: true });
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  found.classList.remove("im-found");
  void found.offsetWidth;
  found.classList.add("im-found");
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
