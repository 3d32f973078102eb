// Sets the theme before the first paint, so that nothing flashes.
(() => {
  const kept = localStorage.getItem("theme");
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
})();

// A script that does not arrive, on a train or as a network changes, leaves a page that never
// begins: it is fetched again, a few times and ever later, and then says so.
(() => {
  const MOST = 4;
  const tried = Number(sessionStorage.getItem("reloads") || 0);
  let isLost = false;
  addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement) || isLost) return;
      isLost = true;
      const place = document.querySelector("._dash-loading");
      if (tried < MOST) {
        sessionStorage.setItem("reloads", String(tried + 1));
        if (place) place.textContent = "A part of this page did not arrive. Trying again…";
        setTimeout(() => location.reload(), 400 * 2 ** tried);
      } else if (place) {
        place.textContent = "A part of this page does not arrive. Check your connection, then reload.";
        sessionStorage.removeItem("reloads");
      }
    },
    true,
  );
  addEventListener("load", () => isLost || sessionStorage.removeItem("reloads"));
})();

// Times are written in UTC; they are shown where and how whoever reads lives.
(() => {
  const HOUR = { hour: "2-digit", minute: "2-digit" };
  const DAY = { day: "numeric", month: "short", year: "numeric" };
  const FORMS = { hour: HOUR, day: DAY };
  const show = (time) => {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    const told = at.toLocaleString(undefined, FORMS[time.dataset.is] || { ...DAY, ...HOUR });
    if (time.textContent !== told) time.textContent = told;
  };
  const showIn = (node) => {
    const time = (node instanceof Element ? node : node.parentElement)?.closest("time");
    if (time) show(time);
    else if (node instanceof Element) node.querySelectorAll("time").forEach(show);
  };
  const seen = (changes) =>
    changes.forEach(({ type, target, addedNodes }) => (type === "childList" ? [...addedNodes] : [target]).forEach(showIn));
  const watched = { subtree: true, childList: true, characterData: true, attributeFilter: ["datetime"] };
  new MutationObserver(seen).observe(document.documentElement, watched);
})();

// Dash gives the input of a place to drop files no name: it is called by the words that stand there.
(() => {
  const name = (input) => input.setAttribute("aria-label", input.parentElement.innerText.trim().replace(/\s*\n+\s*/g, ". "));
  const nameIn = (node) => node instanceof Element && node.querySelectorAll(".drop > input[type=file]").forEach(name);
  const seen = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(nameIn));
  new MutationObserver(seen).observe(document.documentElement, { subtree: true, childList: true });
})();
