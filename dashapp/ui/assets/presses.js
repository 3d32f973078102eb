// Pressed twice is pressed once: a button whose press is under way to the server is not pressed again, and
// what comes to stand where somebody has just pressed, as a list moves up, was not meant by a double click.
(() => {
  const DOUBLE_MS = 400;
  const NEAR_PX = 8;
  const underWay = new Set();
  let last = { id: "", timeStamp: -Infinity, clientX: 0, clientY: 0 };

  // A press by the keyboard has no place; its `detail` is 0.
  const isDouble = ({ detail, timeStamp, clientX, clientY }) =>
    detail > 0 && timeStamp - last.timeStamp < DOUBLE_MS && Math.hypot(clientX - last.clientX, clientY - last.clientY) < NEAR_PX;
  const press = (event) => {
    const button = event.target instanceof Element && event.target.closest("button.btn");
    // Steps are taken one after the other as fast as one likes.
    if (!button || button.closest(".steps")) return;
    if (isDouble(event) || underWay.has(button.id)) {
      event.preventDefault();
      event.stopPropagation();
    } else {
      const { timeStamp, clientX, clientY } = event;
      last = { id: button.id, timeStamp, clientX, clientY };
    }
  };
  addEventListener("click", press, true);

  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const { id } = last;
    const body = asked[1] && asked[1].body;
    const isOfPress = id && typeof body === "string" && body.includes(JSON.stringify(`${id}.n_clicks`));
    if (!isOfPress) return ask(...asked);
    underWay.add(id);
    return ask(...asked).finally(() => underWay.delete(id));
  };
})();
