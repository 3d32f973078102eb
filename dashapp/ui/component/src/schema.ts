// What a text may hold: lines of letters, and in prose bold, italic and links.
import { MarkType, Node, Schema } from "prosemirror-model";

import { Run } from "./texts";

// `line+`, not `line`: two people may each make the first line, and none is thrown away.
const nodes = {
  doc: { content: "line+" },
  line: { content: "text*", parseDOM: [{ tag: "p" }, { tag: "li" }], toDOM: () => ["p", 0] as const },
  text: {},
};

export const lineSchema = new Schema({ nodes });

export const proseSchema = new Schema({
  nodes,
  marks: {
    bold: {
      parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: (dom) => (isPlain(dom) ? false : null) }],
      toDOM: () => ["strong", 0] as const,
    },
    italic: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] as const },
    link: {
      attrs: { href: { validate: "string" } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = dom.getAttribute("href") ?? "";
            return isSafe(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => {
        const href = String(mark.attrs["href"]);
        return ["a", { href: isSafe(href) ? href : "#", rel: "noopener", title: href }, 0] as const;
      },
    },
  },
});

export const isSafe = (address: string): boolean => /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(address);

/** The link around a place of a text: where it begins and ends, and its address. */
export function linkAround(doc: Node, from: number, to: number): { from: number; to: number; href: string } | null {
  const link = doc.type.schema.marks["link"] as MarkType | undefined;
  let found: { from: number; to: number; href: string } | null = null;
  doc.nodesBetween(Math.max(from - 1, 0), Math.min(to + 1, doc.content.size), (node, at) => {
    const mark = link?.isInSet(node.marks);
    const end = at + node.nodeSize;
    if (!mark || end < from || at > to) return;
    const href = String(mark.attrs["href"]);
    found = found?.href === href ? { ...found, to: end } : (found ?? { from: at, to: end, href });
  });
  return found;
}

/** The letters between two places with their marks, as the shared document keeps them; a space between lines. */
export function runsBetween(doc: Node, from: number, to: number): Run[] {
  const found: Run[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock && at > from) found.push({ text: " ", marks: {} });
    if (!node.isText) return;
    const text = node.text?.slice(Math.max(from - at, 0), to - at) ?? "";
    found.push({ text, marks: Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs])) });
  });
  return found;
}

/** Word processors wrap what they copy in a `b` that is not bold. */
const isPlain = (dom: HTMLElement): boolean => dom.style.fontWeight === "normal";
