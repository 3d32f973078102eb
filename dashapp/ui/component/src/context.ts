// What every part of the editor needs at hand.
import * as React from "react";

import { Section } from "./outline";
import { Session } from "./session";
import { Peer } from "./status";
import { Child } from "./tree";

/** Some words of a field, and their place as the server keeps it. */
export interface Anchor {
  node: string;
  field: string;
  quote: string;
  place: string;
}

export interface EditorContext {
  session: Session;
  lists: Map<string, Child[]>;
  /** Fields that are empty and yet stand on the page, as `node/field`. */
  revealed: ReadonlySet<string>;
  /** Puts the caret into a field as soon as it stands on the page, so many letters before its end. */
  focusOn: (node: string, field: string, lettersBehind?: number) => void;
  /** Goes to the field that stands before or after another. */
  go: (node: string, field: string, by: 1 | -1) => void;
  /** What the page calls a section that has no title of its own. */
  titled: (section: Section) => string;
  announce: (sentence: string) => void;
  onSelect: (node: string, field: string, text: string) => void;
  /** Begins a thread about some words. */
  onComment: (anchor: Anchor) => void;
  /** Whether what is typed becomes a suggestion. */
  isSuggesting: boolean;
  canComment: boolean;
  /** Who has the caret in which field, as `node/field`. */
  peers: ReadonlyMap<string, Peer[]>;
}

export const Context = React.createContext<EditorContext | null>(null);

export function useEditor(): EditorContext {
  const context = React.useContext(Context);
  if (!context) throw new Error("outside of the editor");
  return context;
}
