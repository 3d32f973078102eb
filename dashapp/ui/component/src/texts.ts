// The texts of the shared document, read and written outside of an editor.
import * as Y from "yjs";

/** Letters that carry the same marks, as Yjs and the editor both name them. */
export interface Run {
  text: string;
  marks: Record<string, object>;
}

export const fragmentOf = (doc: Y.Doc, node: string, field: string): Y.XmlFragment =>
  doc.getXmlFragment(`t/${node}/${field}`);

/** The letters of a text, without its marks. */
export function plain(fragment: Y.XmlFragment): string {
  return fragment.toArray().map(wordsOf).join("\n");
}

/** The texts of one document that say something else in another, or are not there. */
export const onlyIn = (doc: Y.Doc, other: Y.Doc): string[] =>
  [...doc.share.keys()].flatMap((name) => {
    const [kind, node = "", field = ""] = name.split("/");
    const said = kind === "t" ? plain(fragmentOf(doc, node, field)) : "";
    return said.trim() && said !== plain(fragmentOf(other, node, field)) ? [said] : [];
  });

/** The letters of a line. */
export const wordsOf = (line: unknown): string => textsOf(line).map(lettersOf).join("");

/** The letters of a text with their marks, line by line. */
export const lines = (fragment: Y.XmlFragment): Run[][] =>
  fragment.toArray().map((line) =>
    textsOf(line).flatMap((text) =>
      deltaOf(text).map((part) => ({ text: String(part.insert), marks: part.attributes ?? {} })),
    ),
  );

/** The same as one line; lines are joined by a space. */
export const runs = (fragment: Y.XmlFragment): Run[] =>
  lines(fragment).flatMap((line, number) => [...(number ? [{ text: " ", marks: {} }] : []), ...line]);

/** Fill the text of a node that was just made. */
export function fill(doc: Y.Doc, node: string, field: string, content: string | Run[]): void {
  const line = new Y.XmlElement("line");
  fragmentOf(doc, node, field).insert(0, [line]);
  append(line, typeof content === "string" ? [{ text: content, marks: {} }] : content);
}

/** Continue the last line of a text; return how many letters were added. */
export function extend(fragment: Y.XmlFragment, more: Run[]): number {
  if (!fragment.length) fragment.insert(0, [new Y.XmlElement("line")]);
  const last = fragment.get(fragment.length - 1);
  if (last instanceof Y.XmlElement) append(last, more);
  return more.reduce((sum, run) => sum + run.text.length, 0);
}

function append(line: Y.XmlElement, more: Run[]): void {
  const filled = more.filter((run) => run.text);
  if (!filled.length) return;
  const last = line.length ? line.get(line.length - 1) : null;
  const text = last instanceof Y.XmlText ? last : new Y.XmlText();
  if (text !== last) line.insert(line.length, [text]);
  const before = text.length ? [{ retain: text.length }] : [];
  text.applyDelta([...before, ...filled.map((run) => ({ insert: run.text, attributes: run.marks }))]);
}

type Delta = { insert: unknown; attributes?: Record<string, object> }[];
const deltaOf = (text: Y.XmlText): Delta => text.toDelta() as Delta;

const lettersOf = (text: Y.XmlText): string =>
  deltaOf(text)
    .map((part) => String(part.insert))
    .join("");

export const textsOf = (line: unknown): Y.XmlText[] =>
  line instanceof Y.XmlElement ? line.toArray().filter((part) => part instanceof Y.XmlText) : [];

/** Whether two texts say the same; how a text is parted into runs says nothing. */
export function same(one: Run[][], other: Run[][]): boolean {
  const letters = (said: Run[][]): string =>
    JSON.stringify(said.map((line) => line.flatMap(({ text, marks }) => [...text].map((letter) => [letter, Object.keys(marks).sort(), marks["link"] ?? null]))));
  return letters(one.length ? one : [[]]) === letters(other.length ? other : [[]]);
}
