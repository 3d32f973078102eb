// The page as it will print: the server's own layout, following every stored edit.
import * as React from "react";

import { useSession, useStatus } from "./hooks";

export interface PagePreviewProps {
  id?: string;
  documentId: string;
  pages?: number;
  pagesWanted?: number;
  /** What the page calls each section that has no title of its own. */
  titles?: Record<string, string>;
  setProps?: (props: Partial<PagePreviewProps>) => void;
}

interface Answer {
  revision: number;
  pages: { hash: string; png: string | null }[];
  is_empty: boolean;
  pages_wanted: number;
  titles: Record<string, string>;
}
interface Page {
  hash: string;
  address: string;
}

/** Shows the pages; a page that did not change is neither sent nor drawn again. */
export function PagePreview(props: PagePreviewProps): React.ReactElement {
  const { documentId } = props;
  const session = useSession(documentId);
  const status = useStatus(session);
  const [pages, setPages] = React.useState<Page[]>([]);
  const [wanted, setWanted] = React.useState(0);
  const [isEmpty, setIsEmpty] = React.useState(false);
  const [problem, setProblem] = React.useState("");
  const [isWide, setIsWide] = React.useState(true);
  const shown = React.useRef<{ revision: number; pages: Page[]; busy: boolean; next: boolean; isWide: boolean }>({
    revision: -1,
    pages: [],
    busy: false,
    next: false,
    isWide: true,
  });
  const place = React.useRef<HTMLDivElement>(null);
  shown.current.isWide = isWide;
  const load = React.useCallback(async (): Promise<void> => {
    const now = shown.current;
    // A preview that nobody sees is not set; it is when it comes into view.
    if (!place.current?.clientWidth) return;
    if (now.busy) {
      now.next = true;
      return;
    }
    now.busy = true;
    try {
      do {
        now.next = false;
        const answer = await ask(documentId, now.pages, pixels(place.current, now.isWide));
        const fresh = await drawn(answer, now.pages);
        const kept = new Set(fresh.map((page) => page.address));
        now.pages.filter((page) => !kept.has(page.address)).forEach((page) => URL.revokeObjectURL(page.address));
        now.pages = fresh;
        now.revision = answer.revision;
        setPages(fresh);
        setWanted(answer.pages_wanted);
        setIsEmpty(answer.is_empty);
        setProblem("");
        props.setProps?.({ pages: fresh.length, pagesWanted: answer.pages_wanted, titles: answer.titles });
        const detail = { revision: answer.revision };
        requestAnimationFrame(() => window.dispatchEvent(new CustomEvent("imaginator:preview", { detail })));
      } while (now.next);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      now.busy = false;
    }
  }, [documentId]);
  const revision = status?.revision ?? 0;
  const isBack = status?.saveState === "saved" && problem !== "";
  React.useEffect(() => void load(), [revision, isWide, isBack, load]);
  useWidth(place, load);
  React.useEffect(() => () => shown.current.pages.forEach((page) => URL.revokeObjectURL(page.address)), []);
  const runsOver = wanted > 0 && pages.length > wanted;
  return (
    <div ref={place} id={props.id} className={`im-preview ${isWide ? "im-fit" : "im-full"}`}>
      <div className="im-preview-bar">
        <span role="status">
          {runsOver ? (
            <strong className="im-over">Runs to {pages.length} pages; you wanted {wanted}</strong>
          ) : pages.length ? (
            `${pages.length} ${pages.length === 1 ? "page" : "pages"}`
          ) : (
            "Setting the page…"
          )}
        </span>
        <button type="button" className="im-add" onClick={() => setIsWide(!isWide)}>
          {isWide ? "Actual size" : "Fit width"}
        </button>
      </div>
      {problem ? (
        <p className="im-problem" role="alert">
          {problem} <button type="button" className="im-add" onClick={() => void load()}>Try again</button>
        </p>
      ) : null}
      {pages.length ? (
        pages.map((page, index) => (
          <figure key={index} className="im-sheet">
            {isEmpty ? <p className="im-sheet-told">This is the page as it will print. Write your name in the text, and it stands here.</p> : null}
            <img src={page.address} alt={`Page ${index + 1} of ${pages.length} as it will print`} />
            <figcaption aria-hidden="true">{index + 1} / {pages.length}</figcaption>
          </figure>
        ))
      ) : (
        <div className="im-sheet im-blank" aria-hidden="true">
          {[45, 30, 80, 90, 85, 40, 90, 75].map((width, index) => <span key={index} style={{ width: `${width}%` }} />)}
        </div>
      )}
    </div>
  );
}

/** Sets the pages again where their width has changed: shown, hidden, a window made larger. */
function useWidth(place: React.RefObject<HTMLElement>, load: () => Promise<void>): void {
  React.useEffect(() => {
    if (!place.current) return undefined;
    let timer = 0;
    let before = place.current.clientWidth;
    const watch = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (!width || Math.abs(width - before) < 2) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void load(), before ? RESIZE_MS : 0);
      before = width;
    });
    watch.observe(place.current);
    return () => (window.clearTimeout(timer), watch.disconnect());
  }, [load]);
}

const RESIZE_MS = 200;
const A4_INCHES = 8.27;

/** Pixels an inch for the width that a page has here, so that it is sharp and no larger. */
function pixels(place: HTMLElement | null, isWide: boolean): number {
  const width = place?.querySelector(".im-sheet")?.clientWidth ?? 600;
  const css = isWide ? width / A4_INCHES : 96;
  return Math.min(240, Math.max(48, Math.ceil((css * window.devicePixelRatio) / 8) * 8));
}

async function ask(documentId: string, have: Page[], ppi: number): Promise<Answer> {
  const query = new URLSearchParams({ ppi: String(ppi), have: have.map((page) => page.hash).join(",") });
  const response = await fetch(`/resume/${documentId}/pages?${query}`).catch(() => null);
  if (!response) throw new Error("The server does not answer. The page is shown as it last was.");
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as { message?: string };
    throw new Error(told.message ?? "The page could not be set just now.");
  }
  return (await response.json()) as Answer;
}

/** Pages ready to be shown: decoded before they replace the old, so that nothing flickers. */
async function drawn(answer: Answer, have: Page[]): Promise<Page[]> {
  return Promise.all(
    answer.pages.map(async ({ hash, png }) => {
      const known = have.find((page) => page.hash === hash);
      if (known || png === null) return known ?? { hash, address: "" };
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const address = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
      const image = new Image();
      image.src = address;
      await image.decode().catch(() => undefined);
      return { hash, address };
    }),
  );
}
