// A callback that the server refuses, or that does not reach it, says so; Dash alone would keep that to the console.
(() => {
  const PRESSED_MS = 2000;
  const ask = window.fetch;
  const told = new Set();
  let pressedAt = -Infinity;
  // Who writes in the text asks for nothing: the bar says how it stands.
  const isWriting = ({ target }) => target instanceof Element && target.closest(".im-text") && !target.closest("[role=button]");
  for (const press of ["pointerup", "keydown"]) addEventListener(press, (event) => isWriting(event) || (pressedAt = event.timeStamp), true);
  // Without a line the browser would show a page of its own in place of the text, and a file would lack the last words.
  addEventListener("click", (event) => {
    const isExport = event.target instanceof Element && event.target.closest('a[href*="/export/"]');
    if (!isExport || !document.querySelector("#save-state.is-offline")) return;
    event.preventDefault();
    tell("away", "There is no line to the server. What you wrote is kept here; export it once it is back.");
  }, true);
  window.fetch = async (...asked) => {
    const address = String(asked[0] && asked[0].url ? asked[0].url : asked[0]);
    const isOurs = address.includes("/_dash-update-component");
    // Of what nobody asked for just now, like a look at the news, nothing need be said.
    const isAsked = performance.now() - pressedAt < PRESSED_MS;
    const answer = await ask(...asked).catch((error) => {
      if (isOurs && isAsked) tell("away", "The server could not be reached. Check your connection, and try again.");
      throw error;
    });
    if (isOurs && answer.status >= 400) {
      answer
        .clone()
        .json()
        .then(({ code, message }) => tell(code, message))
        .catch(() => undefined);
    }
    // Dash reads a 401 twice, in search of a token to renew, and fails at the second time.
    return isOurs && answer.status === 401 ? new Response(answer.body, { status: 403, headers: answer.headers }) : answer;
  };
  function tell(code, message) {
    const place = document.getElementById("toast");
    if (!place || !message || told.has(message)) return;
    told.add(message);
    setTimeout(() => told.delete(message), 9000);
    const sentence = document.createElement("div");
    sentence.className = "toast-sentence";
    sentence.setAttribute("role", "alert");
    sentence.textContent = message;
    if (code === "not-signed-in") {
      const again = document.createElement("a");
      again.href = "";
      again.textContent = " Reload";
      sentence.append(again);
    }
    place.append(sentence);
    setTimeout(() => sentence.remove(), 9000);
  }
})();
