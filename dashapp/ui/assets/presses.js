// Pressed twice is pressed once: a button whose press is under way to the server is not pressed again, and
// what comes to stand where somebody has just pressed, as a list moves up, was not meant by a double click.
(() => {
  const underWay = new Set();
  let last = "";

  const press = (event) => {
    const button = event.target instanceof Element && event.target.closest("button.btn");
    // Steps are taken one after the other as fast as one likes.
    if (!button || button.closest(".steps")) return;
    // How often the mouse was clicked here in a row, whatever stood there; the keyboard's presses have 0.
    if (event.detail > 1 || underWay.has(button.id)) {
      event.preventDefault();
      event.stopPropagation();
    } else last = button.id;
  };
  addEventListener("click", press, true);

  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const id = last;
    const body = asked[1] && asked[1].body;
    const isOfPress = id && typeof body === "string" && body.includes(JSON.stringify(`${id}.n_clicks`));
    if (!isOfPress) return ask(...asked);
    underWay.add(id);
    return ask(...asked).finally(() => underWay.delete(id));
  };
})();
