// What every text field does beside its keys: whole characters, a hint, the carets of others.
import { Plugin, TextSelection } from "prosemirror-state";

/** A selection that ends inside a surrogate pair is widened: half a character must not go alone. */
export function wholeCharacters(): Plugin {
  return new Plugin({
    appendTransaction(_transactions, _before, state) {
      const { selection, doc } = state;
      if (!(selection instanceof TextSelection)) return null;
      const isInside = (at: number): boolean => {
        const [before, after] = [doc.textBetween(at - 1, at), doc.textBetween(at, at + 1)];
        return /[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(after);
      };
      const whole = (at: number, by: 1 | -1): number =>
        at > 0 && at < doc.content.size && isInside(at) ? at + by : at;
      const [anchor, head] = [selection.anchor, selection.head];
      const isForward = anchor <= head;
      const fixed = [whole(anchor, isForward ? -1 : 1), whole(head, isForward ? 1 : -1)] as const;
      if (selection.empty) {
        const at = whole(head, 1);
        return at === head ? null : state.tr.setSelection(TextSelection.create(doc, at));
      }
      if (fixed[0] === anchor && fixed[1] === head) return null;
      return state.tr.setSelection(TextSelection.create(doc, ...fixed));
    },
  });
}

export function hint(text: string): Plugin {
  return new Plugin({
    view(view) {
      const show = (): void => {
        const isEmpty = view.state.doc.childCount <= 1 && !view.state.doc.textContent;
        view.dom.classList.toggle("im-empty", isEmpty);
      };
      view.dom.dataset["placeholder"] = text;
      show();
      return { update: show };
    },
  });
}

/** The caret of somebody else, with the name and the colour that the server vouches for. */
export function caret(user: { name: string; color: string }): HTMLElement {
  const element = document.createElement("span");
  element.className = "im-caret";
  element.style.setProperty("--im-person", user.color);
  element.dataset["name"] = user.name;
  return element;
}
