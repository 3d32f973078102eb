// Focus stays where a person put it, though what had it is drawn anew, taken away, hidden or disabled.
// Nobody is led who has gone on to something else; nothing scrolls, and no phone opens its keyboard.
(() => {
  const LOOK_MS = 50;
  /** What is drawn anew has come back by then. */
  const QUIET_MS = 250;
  const MOST_MS = 10_000;
  const MOST = 8;
  const CONTROLS = "a[href], button, input, select, textarea, summary, [role=button], [role=textbox]";
  const TYPED = "textarea, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=range], [type=color])";
  const HOMES = "[role=tabpanel], .pane, main";
  let [records, pointed, lostAt, timer] = [[], null, 0, undefined];

  const isThere = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled");
  const mayTake = (element) => isThere(element) && !(element.matches(TYPED) && matchMedia("(pointer: coarse)").matches);
  /** The name that Dash gives one of many; a `key` only tells doubles apart. */
  const nameOf = ({ id }) => {
    const { key, ...name } = id.startsWith("{") ? JSON.parse(id) : {};
    return name;
  };
  const kindOf = (element) => {
    const { type, do: act, say, about } = nameOf(element);
    if (type) return [type, act, say, about].join();
    return element.id ? "one of its kind" : [element.localName, element.getAttribute("aria-label") || element.textContent, element.getAttribute("href")].join();
  };
  const controls = (place) => [...place.querySelectorAll(CONTROLS)].filter(mayTake);
  const alike = ({ list, kind }) => controls(list).filter((each) => kind === "one of its kind" || kindOf(each) === kind);
  const record = (element) => {
    const trail = [];
    for (let each = element.parentElement; each; each = each.parentElement) trail.push(each);
    const kind = kindOf(element);
    const isAmongOthers = (each) => each.querySelectorAll(CONTROLS).length > 1;
    const list = trail.find(kind === "one of its kind" ? isAmongOthers : (each) => each.id || each.matches(".im-text"));
    const known = { element, trail, kind, list: list || document.body };
    return { ...known, place: alike(known).indexOf(element) };
  };
  const near = ({ list, trail }) => (list.isConnected ? list : trail.find((each) => each.isConnected));

  /** The same control, which may be another element by now; or what undoes what it did. */
  const again = ({ element }) => {
    if (element.isConnected) return mayTake(element) ? element : undefined;
    const name = nameOf(element);
    if (!name.type) return element.id ? controls(document).find((each) => each.id === element.id) : undefined;
    const all = controls(document).filter((each) => nameOf(each).type === name.type);
    const isSame = (each) => JSON.stringify(nameOf(each)) === JSON.stringify(name);
    return all.find(isSame) || all.find((each) => name.id && nameOf(each).id === name.id);
  };
  /** What stands where it stood, of its kind; what else there is of the same thing; the text around it. */
  const beside = (known) => {
    // Whoever writes is led into no other words. A press of the mouse is no way through a list: the
    // next press of a key must do nothing.
    if (known.element.matches(TYPED) || (pointed && known.element.contains(pointed))) return undefined;
    const others = alike({ ...known, list: near(known) });
    const { id } = nameOf(known.element);
    const ofSame = () => controls(near(known)).find((each) => id && nameOf(each).id === id);
    return others[known.place] || others.at(-1) || ofSame() || known.trail.find((each) => each.isConnected && each.matches(".im-text") && mayTake(each));
  };
  const headingOf = (known) => {
    const home = known.trail.find((each) => each.isConnected && each.matches(HOMES));
    if (!home || !mayTake(home)) return undefined;
    const isBefore = (heading) => heading.compareDocumentPosition(near(known)) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [...home.querySelectorAll("h1, h2, h3")].filter((each) => mayTake(each) && isBefore(each)).at(-1) || home;
  };
  const enter = (target) => {
    const isLent = !target.matches(CONTROLS) && !target.hasAttribute("tabindex");
    if (isLent) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (isLent) target.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
  };

  const look = () => {
    timer = clearTimeout(timer);
    const [last] = records;
    const now = document.activeElement;
    const isNowhere = last && (now === document.body || now === last.element);
    const isGone = isNowhere && (!isThere(last.element) || (lostAt > 0 && now === document.body));
    // What is there and has given the focus up, like a suggestion at Enter, did so on purpose.
    if (isNowhere && !isGone && now === document.body) records = [];
    if (!isGone) return void (lostAt = 0);
    lostAt ||= performance.now();
    const waited = performance.now() - lostAt;
    // What is closed, like the place to write a reply, leads back to where one came from.
    const closed = last.element.closest("[data-leads-back]");
    const before = closed ? records.filter(({ element }) => !closed.contains(element)).slice(0, 2) : [];
    const known = before[0] || last;
    // While a list is made, Dash leaves its room and hides what is in it.
    const isBeingMade = known.list.checkVisibility() && !known.list.checkVisibility({ visibilityProperty: true });
    const isLate = waited > QUIET_MS && !isBeingMade;
    const target = [last, ...before].map(again).find(Boolean) || (isLate && (beside(known) || headingOf(known)));
    if (target) enter(target);
    if (target || waited > MOST_MS) lostAt = 0;
    else timer = setTimeout(look, LOOK_MS);
    if (waited > MOST_MS) records = [];
  };
  // What was drawn anew is found at once; whether something is hidden is asked now and then.
  const seen = () => {
    if (records[0]?.element.isConnected === false && document.activeElement === document.body) look();
    timer ||= setTimeout(look, LOOK_MS);
  };

  const entered = ({ target }) => {
    lostAt = 0;
    records = [record(target), ...records].slice(0, MOST);
  };
  addEventListener("focusin", entered, true);
  // Before anything hears of the press: where it stands now.
  addEventListener("click", () => records[0]?.element === document.activeElement && (records[0] = record(records[0].element)), true);
  addEventListener("keydown", () => (pointed = null), true);
  addEventListener("pointerdown", ({ target }) => (pointed = target), true);
  // Who presses where nothing takes the focus has gone on.
  addEventListener("mousedown", () => setTimeout(() => document.activeElement === document.body && (records = [])), true);
  new MutationObserver(seen).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["hidden", "disabled", "style", "class"] });
})();
