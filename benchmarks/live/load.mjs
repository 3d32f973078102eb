// People who write in rooms, on any of three wires. Reads what to do as JSON, writes what came of it.
import { readFileSync } from "node:fs";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";

const { wire, rooms, rate, seconds } = JSON.parse(readFileSync(0, "utf-8"));
const WARM_UP_MS = 2_000;
const EVERY_MS = 1_000 / rate;
const CONTENT_ANY = 8; // of the low five bits of a struct's first byte, in Yjs's update format
const delivered = [];
const stored = [];
const writers = new Map(); // by their number in the document
let edits = 0;
let isMeasured = false;

// Whoever writes has a document of their own edits alone. What comes is not applied to it, which would take more
// than all servers do: that every edit of everyone came, and in which order, its numbers tell; at the end
// everybody asks for the whole document.
class Person {
  constructor(id, room, url) {
    this.id = id;
    this.room = room;
    this.doc = new Y.Doc();
    this.map = this.doc.getMap("load");
    this.sentAt = []; // each edit's time, by its number
    this.heard = new Map(); // of each writer the number of the next edit
    this.early = []; // what came before one that it follows
    this.waiting = [];
    this.sent = this.acknowledged = 0;
    this.heardAt = 0;
    writers.set(this.doc.clientID, this);
    this.doc.on("update", (update) => this.tell((out) => sync.writeUpdate(out, update), true));
    this.socket = new WebSocket(url, { perMessageDeflate: false });
    this.socket.on("message", (data) => this.hear(data));
    this.socket.on("close", (code, reason) => isOver || fail(`${this.id} was sent away: ${code} ${reason}`));
    this.ready = new Promise((resolve, reject) => {
      this.isReady = resolve;
      this.socket.on("error", reject);
    });
    this.socket.on("open", () => {
      if (wire === "hocuspocus") this.frame((out) => [2, 0].forEach((each) => encoding.writeVarUint(out, each)), (out) => encoding.writeVarString(out, ""));
      this.tell((out) => sync.writeSyncStep1(out, this.doc), false);
    });
  }

  frame(...writes) {
    const out = encoding.createEncoder();
    if (wire === "hocuspocus") encoding.writeVarString(out, this.room);
    writes.forEach((write) => write(out));
    this.socket.send(encoding.toUint8Array(out));
  }

  tell(write, isEdit) {
    if (isEdit) {
      this.sent += 1;
      this.waiting.push(performance.now());
    }
    this.frame((out) => encoding.writeVarUint(out, 0), write);
  }

  hear(data) {
    this.heardAt = performance.now();
    const input = decoding.createDecoder(data);
    if (wire === "hocuspocus") decoding.readVarString(input);
    const kind = decoding.readVarUint(input);
    if (kind === 4 && wire === "imaginator") {
      const count = decoding.readVarUint(input);
      for (; this.acknowledged < count; this.acknowledged += 1) {
        const since = this.waiting.shift();
        if (isMeasured && since !== undefined) stored.push(this.heardAt - since);
      }
      return;
    }
    if (kind !== 0 && kind !== 4) return;
    const step = decoding.readVarUint(input);
    const said = decoding.readVarUint8Array(input);
    if (step === 0) {
      // What the server lacks; of ours it is acknowledged like an edit.
      this.sent += 1;
      this.waiting.push(undefined);
      this.frame((out) => encoding.writeVarUint(out, 0), (out) => sync.writeSyncStep2(out, this.doc, said));
    } else if (step === 1) {
      this.isReady(said); // before anybody writes, and when all have: it must not make up for what was not heard
    } else {
      this.take(said);
    }
  }

  take(update) {
    const input = decoding.createDecoder(update);
    if (decoding.readVarUint(input) === 1 && decoding.readVarUint(input) === 1) {
      const client = decoding.readVarUint(input);
      const clock = decoding.readVarUint(input);
      if ((decoding.readUint8(input) & 31) === CONTENT_ANY) return this.note(client, clock, 1);
    }
    for (const { id, length } of Y.decodeUpdate(update).structs) this.note(id.client, id.clock, length);
  }

  note(client, clock, length) {
    if (client === this.doc.clientID) return; // some servers say to all what one of them said
    const next = this.heard.get(client) ?? 0;
    if (clock > next) this.early.push([client, clock, length]);
    if (clock > next || clock + length <= next) return;
    this.heard.set(client, clock + length);
    const since = writers.get(client)?.sentAt[clock + length - 1];
    if (isMeasured && since !== undefined) delivered.push(this.heardAt - since);
    const waited = this.early.filter((each) => each[0] === client);
    if (waited.length === 0) return;
    this.early = this.early.filter((each) => each[0] !== client);
    waited.forEach((each) => this.note(...each));
  }

  write() {
    if (isMeasured) edits += 1;
    this.sentAt.push(performance.now());
    this.map.set(String(this.id), this.sentAt.length);
  }

  /** Return the whole document as the server says it, after which everything that was written must have been heard. */
  async asked() {
    const whole = new Y.Doc();
    const answered = new Promise((resolve) => (this.isReady = resolve));
    this.tell((out) => sync.writeSyncStep1(out, whole), false);
    Y.applyUpdate(whole, await answered);
    for (const [client, count] of Y.decodeStateVector(Y.encodeStateVector(whole))) {
      const writer = writers.get(client);
      if (writer === undefined) continue; // who made it
      if (count !== writer.sentAt.length) fail(`the server has ${count} of the ${writer.sentAt.length} edits of ${writer.id}`);
      if (writer !== this && this.heard.get(client) !== count) fail(`${this.id} heard ${this.heard.get(client)} of the ${count} edits of ${writer.id}`);
    }
    return JSON.stringify(Object.entries(whole.getMap("load").toJSON()).sort());
  }
}

let isOver = false;
const fail = (why) => {
  console.error(why);
  process.exit(1);
};
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const people = [];
for (const [number, { name, urls }] of rooms.entries()) {
  for (const url of urls) people.push(new Person(people.length, name, url));
  if (number % 5 === 4) await Promise.all(people.map((each) => each.ready));
}
await Promise.all(people.map((each) => each.ready));
// Each writes at times of their own, whatever the last one took: an interval begins anew when it is late, and
// those that were late together would write together ever after.
const begun = performance.now();
const timers = people.map((each) => {
  const first = begun + Math.random() * EVERY_MS;
  let timer;
  const next = (number) => {
    timer = setTimeout(() => {
      each.write();
      next(number + 1);
    }, Math.max(0, first + number * EVERY_MS - performance.now()));
  };
  next(0);
  return () => clearTimeout(timer);
});
await wait(WARM_UP_MS);
process.stdout.write("measuring\n");
isMeasured = true;
await wait(seconds * 1000);
isMeasured = false;
process.stdout.write("measured\n");
timers.forEach((stop) => stop());
while (people.some((each) => performance.now() - each.heardAt < 1_000)) await wait(100);
const said = new Map();
for (const each of people) {
  const now = await each.asked();
  if (Object.keys(JSON.parse(now)).length !== rooms[0].urls.length) fail(`room ${each.room} lacks somebody`);
  const first = said.get(each.room) ?? now;
  if (first !== now) fail(`room ${each.room} differs`);
  said.set(each.room, first);
}
isOver = true;
people.forEach((each) => each.socket.terminate());
const at = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? null;
const of = (list) => ({ count: list.length, p50: at(list, 0.5), p95: at(list, 0.95), p99: at(list, 0.99) });
process.stdout.write(`${JSON.stringify({ edits, delivered: of(delivered), stored: of(stored) })}\n`);
process.exit(0);
