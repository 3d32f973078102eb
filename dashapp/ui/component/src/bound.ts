// How much one text takes, far below what goes to the server at once: a book pasted by mistake is refused here.
import { Plugin } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

/** As many as a suggested text has, which is told at the server. */
const MOST_LETTERS = 20_000;
/** A date, an address or a code is never that long. */
const MOST_OF_A_VALUE = 2_000;
/** So many lines may become texts of their own at once. */
const MOST_LINES = 500;

const TOLD = `This is more than one text takes: ${MOST_LETTERS.toLocaleString("en")} letters, about six pages.`;
export const TOO_LONG = `${TOLD} Nothing was changed. Paste only the part that belongs here.`;
export const TOO_MANY = `These are more than ${MOST_LINES} lines. Nothing was changed. Paste fewer of them at once.`;

/** Says why a paste is refused before it is looked at: to read megabytes as HTML takes seconds. */
export function refusalOf(clipboard: DataTransfer | null): string {
  return (clipboard?.getData("text/plain").length ?? 0) > MOST_LETTERS ? TOO_LONG : "";
}

/** Whether a value grows beyond its bound. */
export const isTooLong = (value: string, before: string): boolean => value.length > MOST_OF_A_VALUE && value.length > before.length;

/** Says why so many lines do not become texts at once. */
export const refusalOfLines = (lines: string[]): string => (lines.length > MOST_LINES ? TOO_MANY : "");

/** Lets a text grow up to the bound; one that came longer is shortened, and read as it is. */
export function bound(refused: (sentence: string) => void): Plugin {
  return new Plugin({
    filterTransaction(transaction, state) {
      // What others wrote, and what is undone, is in the shared text already.
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
      const { size } = transaction.doc.content;
      const isTaken = size <= MOST_LETTERS || size <= state.doc.content.size;
      if (!isTaken) refused(TOO_LONG);
      return isTaken;
    },
  });
}
