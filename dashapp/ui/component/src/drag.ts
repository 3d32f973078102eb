// A row that is being dragged: where it would land, drawn as a line; the page scrolls along.
const EDGE_PX = 48;
const SCROLL_PX = 12;

export class Drag {
  private readonly line = document.createElement("div");
  private readonly row: HTMLElement | null;
  private readonly scroller: HTMLElement;
  private index = -1;
  private at = { x: 0, y: 0 };
  private frame = 0;

  constructor(
    private readonly id: string,
    private readonly list: string,
    handle: HTMLElement,
  ) {
    this.row = handle.closest<HTMLElement>("[data-id]");
    this.row?.classList.add("im-dragged");
    this.line.className = "im-drop";
    this.scroller = scrollerOf(handle);
  }

  /** Follow the pointer. */
  to(x: number, y: number): void {
    this.at = { x, y };
    if (!this.line.isConnected) document.body.append(this.line);
    this.draw();
    if (!this.frame) this.frame = requestAnimationFrame(this.scroll);
  }

  /** Take the line away; return where the row was dropped, or -1 where it never moved. */
  end(): number {
    cancelAnimationFrame(this.frame);
    this.line.remove();
    this.row?.classList.remove("im-dragged");
    return this.index;
  }

  private draw(): void {
    const all = [...document.querySelectorAll<HTMLElement>(`[data-list="${CSS.escape(this.list)}"]`)];
    const boxes = all.filter((row) => row.dataset["id"] !== this.id).map((row) => row.getBoundingClientRect());
    if (!boxes.length) return;
    this.index = boxes.filter((box) => this.isPast(box)).length;
    const near = boxes[Math.min(this.index, boxes.length - 1)] as DOMRect;
    const isBehind = this.index >= boxes.length;
    // Words stand beside each other, bullets and entries below each other.
    const isWord = near.width < this.scroller.clientWidth / 2 && near.height < 2 * EDGE_PX;
    const [x, y] = isWord ? [isBehind ? near.right : near.left, near.top] : [near.left, isBehind ? near.bottom : near.top];
    const [width, height] = isWord ? [3, near.height] : [near.width, 3];
    this.line.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  }

  private isPast(box: DOMRect): boolean {
    if (this.at.y > box.bottom) return true;
    if (this.at.y < box.top) return false;
    const isWord = box.width < this.scroller.clientWidth / 2 && box.height < 2 * EDGE_PX;
    return isWord ? this.at.x > box.left + box.width / 2 : this.at.y > box.top + box.height / 2;
  }

  private scroll = (): void => {
    const box = this.scroller === document.documentElement ? new DOMRect(0, 0, innerWidth, innerHeight) : this.scroller.getBoundingClientRect();
    const by = this.at.y < box.top + EDGE_PX ? -SCROLL_PX : this.at.y > box.bottom - EDGE_PX ? SCROLL_PX : 0;
    if (by) {
      this.scroller.scrollTop += by;
      this.draw();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let each = element.parentElement; each; each = each.parentElement) {
    const isScrolling = /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight;
    if (isScrolling) return each;
  }
  return document.documentElement;
}
