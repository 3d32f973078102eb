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
