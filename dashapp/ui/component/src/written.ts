// What is written here and taken away by somebody else in that very moment is given back, to be copied from.
import * as Y from "yjs";

import { fragmentOf, plain } from "./texts";
import { isThere, nodesOf } from "./tree";

/** For so long after the last letter somebody is still at a text. */
const AT_IT_MS = 60_000;

interface Last {
  when: number;
  words: string;
}

export class Written {
  /** When each field was written in last, as `node/field`, and what it said then. */
  private readonly at = new Map<string, Last>();
  private savedAt = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly lost: (words: string) => void,
  ) {
    nodesOf(doc).observeDeep((_events, { local }) => this.look(local));
  }

  typed(node: string, field: string): void {
    this.at.set(`${node}/${field}`, { when: performance.now(), words: plain(fragmentOf(this.doc, node, field)) });
  }

  /** Notes that the server has all of it. */
  saved(): void {
    this.savedAt = performance.now();
  }

  /** Whether words stand in another text by now, as those of a bullet that was joined to the one before. */
  private isElsewhere(words: string): boolean {
    return [...this.doc.share.keys()].some((name) => {
      const [kind, node = "", field = ""] = name.split("/");
      return kind === "t" && isThere(this.doc, node) && plain(fragmentOf(this.doc, node, field)).includes(words);
    });
  }

  private look(isLocal: boolean): void {
    for (const [place, { when, words: last }] of this.at) {
      const [node = "", field = ""] = place.split("/");
      if (isThere(this.doc, node)) continue;
      this.at.delete(place);
      const isDone = when < this.savedAt && performance.now() - when > AT_IT_MS;
      // An undone text is gone with the words that others wrote in it.
      const words = (plain(fragmentOf(this.doc, node, field)) || last).trim();
      if (!isLocal && !isDone && words && !this.isElsewhere(words)) this.lost(words);
    }
  }
}
