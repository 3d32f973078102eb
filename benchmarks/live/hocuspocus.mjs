// The peer: Hocuspocus, with the Redis extension or with a store in SQLite, as its settings say.
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Redis } from "@hocuspocus/extension-redis";
import { Server } from "@hocuspocus/server";

const { PORT, REDIS_PORT, SQLITE } = process.env;
const extensions = [];
if (REDIS_PORT) extensions.push(new Redis({ host: "127.0.0.1", port: Number(REDIS_PORT) }));
if (SQLITE) {
  // Its own SQLite extension builds a native package; Node's does the same to the same table.
  const database = new DatabaseSync(SQLITE);
  database.exec("CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)");
  const read = database.prepare("SELECT data FROM documents WHERE name = ?");
  const write = database.prepare("INSERT INTO documents VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data");
  extensions.push(
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => void write.run(documentName, state),
    }),
  );
}
await new Server({ port: Number(PORT), address: "127.0.0.1", quiet: true, extensions }).listen();
