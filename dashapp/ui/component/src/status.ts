// What a session tells the page about itself.
/** Once closed, this window takes no more: all that was typed in it is saved. */
export type SaveState = "connecting" | "saving" | "saved" | "offline" | "error" | "closed";
export interface Person {
  name: string;
  colour: string;
}
export interface Peer extends Person {
  client: number;
  node: string | null;
  field: string | null;
}
export interface Status {
  saveState: SaveState;
  revision: number;
  notice: string;
  peers: Peer[];
  canUndo: boolean;
  canRedo: boolean;
  /** Whether the server takes edits from whoever is here; it says so in its greeting. */
  canEdit: boolean;
  /** Whether what is typed becomes a suggestion: by choice, or as nothing else is allowed. */
  isSuggesting: boolean;
  canSuggest: boolean;
  /** Rises with every change beside the text: remarks, suggestions, to-dos. */
  beside: number;
  /** What this device kept of a résumé that was restored since: it comes back as a copy. */
  recovered: string;
  /** The suggestion whose acceptance was just undone here. */
  undone: string;
}

export const UNKNOWN: Status = {
  saveState: "connecting",
  revision: 0,
  notice: "",
  peers: [],
  canUndo: false,
  canRedo: false,
  canEdit: true,
  isSuggesting: false,
  canSuggest: true,
  beside: 0,
  recovered: "",
  undone: "",
};
