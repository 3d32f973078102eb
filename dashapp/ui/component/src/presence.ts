// Who is in a document: what this window tells the others of itself, and what it hears of them.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";

import type { Peer, Person } from "./status";

export class Presence {
  readonly awareness: Awareness;
  private peers: Peer[] = [];

  /** `say` tells the others of this window; `changed` hears who else is here by now, and what they are at. */
  constructor(
    doc: Y.Doc,
    private readonly say: (update: Uint8Array) => void,
    private readonly changed: (peers: Peer[]) => void,
  ) {
    this.awareness = new Awareness(doc);
    this.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      this.look();
      const clients = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
      if (origin === "local" && clients.includes(this.awareness.clientID)) this.sayOwn();
    });
  }

  /** Says who is here. */
  introduce({ name, colour }: Person): void {
    const user = { name, color: colour };
    this.awareness.setLocalStateField("user", user);
    // Others heard at once that the last connection is gone: what comes back must be newer than that.
    this.awareness.setLocalStateField("user", { ...user });
  }

  /** Says which field whoever is here is at. */
  goTo(node: string, field: string): void {
    this.awareness.setLocalStateField("place", { node, field });
  }

  heard(update: Uint8Array): void {
    applyAwarenessUpdate(this.awareness, update, this);
  }

  /** Without a line nobody knows who else is here. */
  forgetOthers(): void {
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this);
  }

  end(): void {
    this.awareness.destroy();
  }

  private look(): void {
    const peers = peersOf(this.awareness);
    if (JSON.stringify(peers) === JSON.stringify(this.peers)) return;
    this.peers = peers;
    this.changed(peers);
  }

  private sayOwn(): void {
    this.say(encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]));
  }
}

/** Returns everyone else who is here, and what they are at. */
function peersOf(awareness: Awareness): Peer[] {
  const peers: Peer[] = [];
  awareness.getStates().forEach((state, client) => {
    if (client === awareness.clientID || !state["user"]) return;
    const user = state["user"] as { name: string; color: string };
    const place = (state["place"] ?? {}) as { node?: string; field?: string };
    peers.push({ client, name: user.name, colour: user.color, node: place.node ?? null, field: place.field ?? null });
  });
  return peers;
}
