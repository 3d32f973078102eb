// The small things that a page does by itself; Dash calls them by name.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  imaginator: {
    theme(_page, clicks) {
      const root = document.documentElement;
      const fired = window.dash_clientside.callback_context.triggered.some((t) => t.prop_id.startsWith("theme-switch"));
      if (fired && clicks) {
        root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
        localStorage.setItem("theme", root.dataset.bsTheme);
      }
      return root.dataset.bsTheme;
    },
    saved(state, notice) {
      const told = {
        connecting: "Connecting…",
        saving: "Saving…",
        saved: "Saved",
        offline: "Offline: kept in this window",
        error: "Not saved",
      };
      return [notice && state !== "saved" ? `${told[state]} · ${notice}` : told[state] || "", `save-state is-${state}`];
    },
    people(peers) {
      const type = (name, props) => ({ type: name, namespace: "dash_html_components", props });
      return (peers || []).map((peer) =>
        type("Span", {
          children: peer.name.slice(0, 1).toUpperCase(),
          title: `${peer.name} is here`,
          className: "peer",
          style: { backgroundColor: peer.colour },
        }),
      );
    },
    title(name) {
      document.title = name ? `${name} – Imaginator` : "Imaginator";
      return name || "Résumé without a name";
    },
    // Which revision each panel is to show: one that is hidden is not computed.
    looked(revision, tab) {
      const unchanged = window.dash_clientside.no_update;
      return ["reads", "match"].map((panel) => (tab === panel ? revision || 0 : unchanged));
    },
    command(undo, redo) {
      const fired = window.dash_clientside.callback_context.triggered[0];
      if (!fired || !fired.value) return window.dash_clientside.no_update;
      return { name: fired.prop_id.startsWith("undo") ? "undo" : "redo", nonce: Date.now() };
    },
    disabled(can) {
      return !can;
    },
    pdf(withSource, address) {
      return address.replace(/source=\d/, `source=${withSource ? 1 : 0}`);
    },
    narrow(pane) {
      const unchanged = window.dash_clientside.no_update;
      return pane === "edit" ? ["panes show-edit", unchanged] : ["panes show-more", pane];
    },
  },
});
