// What this device keeps of a résumé while not all of it is stored on the server; nothing else stays here.

export interface Kept {
  /** The document, and the window that keeps it: each window has words of its own. */
  key: string;
  epoch: string;
  /** Whose it is: on a shared device nobody sends on what another wrote. */
  person: string;
  update: Uint8Array;
  /** The server does not take it: it is not sent again. */
  isTooLarge?: boolean;
}

const STORE = "unsent";
const WINDOW = crypto.getRandomValues(new Uint32Array(2)).join("-");

export const keyOf = (documentId: string): string => `${documentId}/${WINDOW}`;

/** The database of this device; a browser closes it as well, to a page that is hidden for long. */
class Device {
  private opened: Promise<IDBDatabase | null> | null = null;

  /** Opens it, unless it is open; nothing in a window that keeps nothing. */
  readonly open = (): Promise<IDBDatabase | null> => (this.opened ??= this.ask());

  readonly lost = (): void => {
    this.opened = null;
  };

  private ask(): Promise<IDBDatabase | null> {
    return new Promise((resolve) => {
      try {
        const asked = indexedDB.open("imaginator", 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
        asked.onsuccess = () => {
          asked.result.onclose = this.lost;
          resolve(asked.result);
        };
        asked.onerror = asked.onblocked = () => resolve(null);
      } catch {
        resolve(null);
      }
    });
  }
}

const device = new Device();

/** Keeps it; says whether this device does. */
export const keep = async (kept: Kept): Promise<boolean> => (await run("readwrite", (store) => store.put(kept))) !== null;

/** Forgets what was kept, unless its window has kept more since. */
export const forget = async (key: string, update: Uint8Array): Promise<void> => {
  await run("readwrite", (store) => {
    const found = store.get(key) as IDBRequest<Kept | undefined>;
    found.onsuccess = () => {
      if (found.result && isSame(found.result.update, update)) store.delete(key);
    };
    return found;
  });
};

/** What any window kept of a document. */
export const kept = async (documentId: string): Promise<Kept[]> => {
  const all = IDBKeyRange.bound(`${documentId}/`, `${documentId}/\uffff`);
  return (await run("readonly", (store) => store.getAll(all) as IDBRequest<Kept[]>))?.value ?? [];
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<{ value: T } | null> {
  const database = await device.open();
  if (!database) return null;
  const transaction = begun(database, mode) ?? begun(await reopened(), mode);
  if (!transaction) return null;
  return new Promise((resolve) => {
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve({ value: request.result });
    transaction.onerror = transaction.onabort = () => resolve(null);
  });
}

function begun(database: IDBDatabase | null, mode: IDBTransactionMode): IDBTransaction | null {
  try {
    return database?.transaction(STORE, mode) ?? null;
  } catch {
    return null; // it was closed just now
  }
}

function reopened(): Promise<IDBDatabase | null> {
  device.lost();
  return device.open();
}
