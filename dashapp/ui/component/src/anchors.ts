// Where some words of a text are, so that it stays true while others edit around them.
import { Node } from "prosemirror-model";
import * as Y from "yjs";

import { fragmentOf } from "./texts";

/** A place in a text: in which line, before which letter. */
interface Spot {
  line: number;
  at: number;
}
export interface Range {
  from: Spot;
  to: Spot;
}

/** Returns the place of some words as the server keeps it: two relative positions, as JSON. */
export function placeOf(doc: Y.Doc, node: string, field: string, { from, to }: Range): string {
  const fragment = fragmentOf(doc, node, field);
  // The end sticks to the letter before it: what is typed behind the words is not of them.
  const [start, end] = [relative(fragment, from, 0), relative(fragment, to, -1)];
  return start && end ? JSON.stringify([start, end]) : "";
}

/** Returns where the words are now; nothing where they are gone, or were never placed. */
export function rangeOf(doc: Y.Doc, node: string, field: string, place: string): Range | null {
  const fragment = fragmentOf(doc, node, field);
  try {
    const [from, to] = (JSON.parse(place) as unknown[]).map((each) => absolute(doc, fragment, each));
    const isEmpty = !from || !to || from.line > to.line || (from.line === to.line && from.at >= to.at);
    return isEmpty ? null : { from, to };
  } catch {
    return null; // whoever may comment can keep anything here
  }
}

/** Returns where a quote stands in a text. */
export function rangeOfQuote(doc: Node, quote: string): Range | null {
  const at = quote ? letters(doc).indexOf(quote) : -1;
  return at < 0 ? null : { from: spotAt(doc, at), to: spotAt(doc, at + quote.length) };
}

/** Returns the spot that so many letters stand before; the end of a line counts as one. */
export function spotAt(doc: Node, letter: number): Spot {
  let left = letter;
  for (let line = 0; line < doc.childCount; line += 1) {
    const size = doc.child(line).content.size;
    if (left <= size) return { line, at: left };
    left -= size + 1;
  }
  return { line: doc.childCount - 1, at: doc.child(doc.childCount - 1).content.size };
}

/** Returns the position in an editor's document that a spot is. */
export function positionOf(doc: Node, { line, at }: Spot): number {
  const known = Math.min(line, doc.childCount - 1);
  let position = 1;
  for (let each = 0; each < known; each += 1) position += doc.child(each).nodeSize;
  return position + Math.min(at, doc.child(known).content.size);
}

/** Returns the spot of a position in an editor's document. */
export function spotOf(doc: Node, position: number): Spot {
  const resolved = doc.resolve(Math.max(1, Math.min(position, doc.content.size - 1)));
  return { line: resolved.index(0), at: resolved.parentOffset };
}

export const letters = (doc: Node): string => doc.textBetween(0, doc.content.size, "\n");

function relative(fragment: Y.XmlFragment, { line, at }: Spot, assoc: number): unknown {
  const texts = textsIn(fragment, line);
  let left = at;
  for (const [place, text] of texts.entries()) {
    if (left <= text.length && (left < text.length || place === texts.length - 1)) {
      return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, left, assoc)) as unknown;
    }
    left -= text.length;
  }
  return null;
}

function absolute(doc: Y.Doc, fragment: Y.XmlFragment, json: unknown): Spot | null {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc);
  if (!(found?.type instanceof Y.XmlText)) return null;
  for (let line = 0; line < fragment.length; line += 1) {
    let before = 0;
    for (const text of textsIn(fragment, line)) {
      if (text === found.type) return { line, at: before + found.index };
      before += text.length;
    }
  }
  return null;
}

function textsIn(fragment: Y.XmlFragment, line: number): Y.XmlText[] {
  const element = fragment.get(line);
  return element instanceof Y.XmlElement ? element.toArray().filter((part) => part instanceof Y.XmlText) : [];
}
