// A file takes a moment until it is read and sent: that is said at once, in place of what was told of the
// last one. The same file may be chosen again, as after a line that broke: Dash passes on only what differs.
(() => {
  const taken = new Set();
  const TOLD = { upload: "import-state", "job-upload": "job-problem" };
  const take = ({ target, dataTransfer }) => {
    const id = Object.keys(TOLD).find((each) => target instanceof Element && target.closest(`#${each}`));
    const files = dataTransfer ? dataTransfer.files : target.files;
    if (!id || !files || !files.length) return;
    if (taken.has(id)) window.dash_clientside.set_props(id, { contents: null });
    taken.add(id);
    window.dash_clientside.set_props(TOLD[id], { children: "Taking the file…" });
  };
  for (const kind of ["change", "drop"]) addEventListener(kind, take, true);
})();
