// What the window tells of itself: whether it has a line, that it is hidden, that it is about to close.

export interface Watcher {
  online: () => void;
  offline: () => void;
  /** A phone closes what is not on its screen without asking. */
  hidden: (isHidden: boolean) => void;
  /** Whether the person should be asked before the window closes. */
  isAtRisk: () => boolean;
}

/** Returns what ends the watch. */
export function watch(watcher: Watcher): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener("online", () => watcher.online(), { signal });
  window.addEventListener("offline", () => watcher.offline(), { signal });
  window.addEventListener("beforeunload", (event) => watcher.isAtRisk() && event.preventDefault(), { signal });
  const look = (): void => watcher.hidden(document.visibilityState === "hidden");
  document.addEventListener("visibilitychange", look, { signal });
  return () => ended.abort();
}
