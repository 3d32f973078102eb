// What every part of the editor needs at hand.
import * as React from "react";

import { Session } from "./session";
import { Child } from "./tree";

export interface EditorContext {
  session: Session;
  lists: Map<string, Child[]>;
  /** Puts the caret into a field as soon as it stands on the page. */
  focusOn: (node: string, field: string) => void;
  announce: (sentence: string) => void;
  onSelect: (node: string, field: string, text: string) => void;
}

export const Context = React.createContext<EditorContext | null>(null);

export function useEditor(): EditorContext {
  const context = React.useContext(Context);
  if (!context) throw new Error("outside of the editor");
  return context;
}
