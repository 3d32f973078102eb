// What can be undone: one's own steps, those that the server made for whoever is here among them.
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

import { nodesOf } from "./tree";

/** The origin of a change of the structure that was made here. */
export const LOCAL = "local";

/** The origin of a change that was made for who is here; undoing it lets a suggestion that it accepts wait again. */
export class OwnStep {
  constructor(readonly suggestion: string) {}
}

/** Returns the steps of a document; `changed` hears of every other step, `reopened` which suggestion waits again. */
export function undoOf(doc: Y.Doc, changed: () => void, reopened: (suggestion: string) => void): Y.UndoManager {
  keepMarks(doc);
  const undo = new Y.UndoManager([nodesOf(doc)], {
    trackedOrigins: new Set<unknown>([LOCAL, ySyncPluginKey, OwnStep]),
    captureTimeout: 600,
    deleteFilter: isOwnAlone,
  });
  undo.on("stack-item-added", ({ stackItem, origin }) => {
    if (origin instanceof OwnStep) stackItem.meta.set(OwnStep, origin.suggestion);
  });
  undo.on("stack-item-popped", ({ stackItem, type }) => {
    const suggestion = stackItem.meta.get(OwnStep) as string | undefined;
    if (suggestion && type === "undo") reopened(suggestion);
  });
  for (const event of ["stack-item-added", "stack-item-popped", "stack-cleared"] as const) undo.on(event, changed);
  return undo;
}

/** Whether nothing is left in a line or text that one's own step made: words that others wrote there stay. */
const isOwnAlone = ({ content }: Y.Item): boolean =>
  !(content instanceof Y.ContentType) || content.type instanceof Y.Map || content.type._length === 0;

/**
 * Leaves marks where they are when others take marked words away. Yjs would clean up after them in every
 * window, in no step of anybody's: whoever brought the words back by *Undo* found them plain. Yjs 13.6 has no
 * setting for it; where a later one names its flag otherwise, a test of *Undo* fails.
 */
function keepMarks(doc: Y.Doc): void {
  doc.on("afterTransaction", (transaction: Y.Transaction & { _needFormattingCleanup?: boolean }) => {
    transaction._needFormattingCleanup = false;
  });
}

/** Makes a change as one step, apart from what was done before and after. */
export function asOneStep(undo: Y.UndoManager, act: () => void): void {
  undo.stopCapturing();
  act();
  undo.stopCapturing();
}
