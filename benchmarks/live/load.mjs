// People who write in rooms, on any of three wires. Reads what to do as JSON, writes what came of it.
import { readFileSync } from "node:fs";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";

const { wire, rooms, rate, seconds } = JSON.parse(readFileSync(0, "utf-8"));
const REMOTE = Symbol("remote");
const WARM_UP_MS = 2_000;
const EVERY_MS = 1_000 / rate;
const delivered = [];
const stored = [];
let edits = 0;
let isMeasured = false;

class Person {
  constructor(id, room, url) {
    this.id = id;
    this.room = room;
    this.doc = new Y.Doc();
    this.map = this.doc.getMap("load");
    this.waiting = [];
    this.sent = this.acknowledged = 0;
    this.heardAt = 0;
    this.doc.on("update", (update, origin) => origin !== REMOTE && this.tell((out) => sync.writeUpdate(out, update), true));
    this.map.observe((event) => {
      if (event.transaction.origin !== REMOTE || !isMeasured) return;
      const now = performance.now();
      for (const key of event.keysChanged) delivered.push(now - this.map.get(key));
    });
    this.socket = new WebSocket(url);
    this.socket.binaryType = "arraybuffer";
    this.socket.on("message", (data) => this.hear(new Uint8Array(data)));
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
        if (isMeasured && since !== undefined) stored.push(performance.now() - since);
      }
      return;
    }
    if (kind !== 0 && kind !== 4) return;
    const out = encoding.createEncoder();
    const step = sync.readSyncMessage(input, out, this.doc, REMOTE);
    if (step === 0) {
      // What the server lacks; of ours it is acknowledged like an edit.
      this.sent += 1;
      this.waiting.push(undefined);
      this.frame((to) => encoding.writeVarUint(to, 0), (to) => encoding.writeUint8Array(to, encoding.toUint8Array(out)));
    }
    if (step === 1) this.isReady();
  }

  write() {
    if (isMeasured) edits += 1;
    this.map.set(String(this.id), performance.now());
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
  const now = JSON.stringify(Object.entries(each.map.toJSON()).sort());
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
