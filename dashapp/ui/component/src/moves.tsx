// Where a finger has no arrow keys: a press of a handle offers a place up and a place down.
import * as React from "react";

interface MovesProps {
  handle: React.RefObject<HTMLButtonElement>;
  what: string;
  move: (by: -1 | 1) => void;
  close: () => void;
}

export function Moves({ handle, what, move, close }: MovesProps): React.ReactElement {
  const place = React.useRef<HTMLSpanElement>(null);
  /** Puts it beside the handle, wherever that has gone to, and on the screen. */
  const put = React.useCallback((): void => {
    const box = handle.current?.getBoundingClientRect();
    if (!place.current || !box) return;
    const x = Math.min(box.right, innerWidth - place.current.offsetWidth);
    const y = Math.min(box.top, innerHeight - place.current.offsetHeight);
    place.current.style.translate = `${x}px ${y}px`;
  }, [handle]);
  React.useLayoutEffect(put);
  React.useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const look = ({ target }: Event): void => {
      const isOurs = [place.current, handle.current].some((each) => each?.contains(target as Node));
      if (!isOurs) close();
    };
    document.addEventListener("pointerdown", look, { signal, capture: true });
    document.addEventListener("scroll", put, { signal, capture: true });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
    return () => ended.abort();
  }, [close, put]);
  return (
    <span ref={place} className="im-moves" role="group" aria-label={`Move ${what}`}>
      <button type="button" aria-label={`Move ${what} up`} onClick={() => move(-1)}>↑</button>
      <button type="button" aria-label={`Move ${what} down`} onClick={() => move(1)}>↓</button>
    </span>
  );
}
