// The words of the socket, as dashapp/services/editing/wire.py tells them.
import * as encoding from "lib0/encoding";

import { Person } from "./status";

export const Kind = { sync: 0, awareness: 1, query: 3, acknowledgement: 4, greeting: 5, doneForUs: 6, beside: 7 } as const;
export const Step = { stateVector: 0, missing: 1, update: 2 } as const;

/** After these the same window cannot go on; the reason of the close says what to do. */
export const EPOCH_CHANGED = 4409;
export const TOO_LARGE = 1009;
export const FINAL_CODES = new Set([4403, 4404, EPOCH_CHANGED, TOO_LARGE]);
/** More is not sent: the server ends the line over it, and its word why is lost where much is on its way. */
export const MOST_BYTES = 4 * 1024 * 1024 - 1024;
/** After these there is no need to wait: the server is back, or only the ticket was old. */
export const SOON_CODES = new Set([1012, 4401]);
export const CANNOT_STORE = 4500;
/** The roles whose edits the server takes. */
export const WRITERS = new Set(["owner", "editor"]);
/** The role whose typing becomes suggestions. */
export const COMMENTER = "commenter";

export interface Greeting {
  epoch: string;
  revision: number;
  role: string;
  /** The key is the same for one person on every visit, whatever they are called. */
  person: Person & { key: string };
}

export const query = (): Uint8Array => frame((out) => encoding.writeVarUint(out, Kind.query));

export const awareness = (update: Uint8Array): Uint8Array =>
  frame((out) => {
    encoding.writeVarUint(out, Kind.awareness);
    encoding.writeVarUint8Array(out, update);
  });

export const sync = (step: number, payload: Uint8Array): Uint8Array =>
  frame((out) => {
    encoding.writeVarUint(out, Kind.sync);
    encoding.writeVarUint(out, step);
    encoding.writeVarUint8Array(out, payload);
  });

export const acknowledgement = (stored: number, revision: number): Uint8Array =>
  frame((out) => [Kind.acknowledgement, stored, revision].forEach((each) => encoding.writeVarUint(out, each)));

function frame(write: (out: encoding.Encoder) => void): Uint8Array {
  const out = encoding.createEncoder();
  write(out);
  return encoding.toUint8Array(out);
}
