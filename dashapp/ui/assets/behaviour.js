// The small things that a page does by itself; Dash calls them by name.

// Says a sentence to whoever does not see what became of an act; the same one again is said again.
const say = (sentence) => {
  const props = { children: sentence, key: String(Date.now()) };
  window.dash_clientside.set_props("spoken", { children: { type: "Span", namespace: "dash_html_components", props } });
};

// Where each pane of a narrow screen was left, of the page that is open; and whether a person has just chosen one.
const panes = { path: "", shown: "edit", left: new Map(), isChosen: false };
addEventListener("change", ({ target }) => target.closest(".narrow") && (panes.isChosen = true), true);
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
    saved(state, notice, canEdit, canSuggest) {
      const told = {
        connecting: "Connecting…",
        saving: "Saving…",
        saved: canEdit === false ? (canSuggest ? "Only to suggest" : "Only to read") : "Saved",
        offline: "Offline: kept in this window",
        error: "Not saved",
        closed: "All is saved",
      };
      if (state === "offline" && notice === "kept on this device") return ["Offline: kept on this device", "save-state is-offline"];
      return [notice && state !== "saved" ? `${told[state]} · ${notice}` : told[state] || "", `save-state is-${state}`];
    },
    // The page was made for who might do something else, or what is closed to it may be open again;
    // before the server has said what is so nothing is told.
    rights(state, canEdit, canSuggest, [couldEdit, couldSuggest]) {
      if (state === "closed") return true;
      if (state !== "saved" && state !== "error") return window.dash_clientside.no_update;
      return canEdit !== couldEdit || canSuggest !== couldSuggest;
    },
    // Differences from a master are looked at again while they are shown.
    unwatched(at, shown) {
      return at === null || at === undefined || !shown;
    },
    // Whoever is here, as a button that follows them through the text.
    people(peers, followed) {
      const type = (name, props) => ({ type: name, namespace: "dash_html_components", props });
      return (peers || []).map((peer) => {
        const isFollowed = peer.client === followed;
        const told = `${peer.name} is ${peer.node ? "editing" : "here"}: ${isFollowed ? "follow no longer" : "follow"}`;
        return type("Button", {
          id: { type: "follow", client: peer.client },
          children: peer.name.slice(0, 1).toUpperCase(),
          title: told,
          "aria-label": told,
          className: isFollowed ? "peer is-followed" : "peer",
          style: { backgroundColor: peer.colour },
        });
      });
    },
    // What was typed here and is nowhere kept, to be copied from; it needs no line to the server.
    lost({ words, why }, given) {
      const told = {
        taken: "Somebody took away the text that you were writing in. It said:",
        draft: "Another suggestion of yours for the same text was kept first. You also typed:",
        large: "More was written on this device than can be saved at once. It is kept here, and not in this résumé. Save it as a file, then take it off this device:",
      };
      const type = (name, namespace, props) => ({ type: name, namespace, props });
      const line = { className: "mb-1", style: { whiteSpace: "pre-line" } };
      // Of what is large only the way to it is shown: a page of megabytes stands still.
      const isLarge = why === "large";
      const lines = [told[why], ...(isLarge ? [] : words)].map((children) => type("P", "dash_html_components", { ...line, children }));
      if (isLarge) {
        const href = URL.createObjectURL(new Blob([words.join("\n\n")], { type: "text/plain;charset=utf-8" }));
        lines.push(
          type("A", "dash_html_components", { children: "Save it as a file", href, download: "kept-on-this-device.txt", className: "btn btn-sm btn-quiet me-2" }),
          type("Button", "dash_html_components", { children: "Take it off this device", id: "forget-refused", className: "btn btn-sm btn-quiet" }),
        );
      }
      const props = { children: lines, color: "warning", dismissable: !isLarge, class_name: "m-3 mb-0" };
      return [...(given || []), type("Alert", "dash_bootstrap_components", props)];
    },
    // What is too large for the server goes from this device, and what is said of it from the page.
    forgotten(clicks, given) {
      if (!clicks) return [window.dash_clientside.no_update, window.dash_clientside.no_update];
      const isOf = (alert) => JSON.stringify(alert).includes('"forget-refused"');
      return [{ name: "forgetRefused", nonce: Date.now() }, given.filter((alert) => !isOf(alert))];
    },
    follow(_clicks, followed) {
      const fired = window.dash_clientside.callback_context.triggered[0];
      if (!fired || !fired.value) return window.dash_clientside.no_update;
      const { client } = JSON.parse(fired.prop_id.slice(0, fired.prop_id.lastIndexOf(".")));
      return client === followed ? null : client;
    },
    mode(mode) {
      return mode;
    },
    amount(value) {
      return String(value);
    },
    // The drawer of the design follows what others choose, and Undo; not while somebody is choosing in it.
    // Set beside Dash: what a control says is dropped while a callback is under way that will say it.
    async restyled(style, _chosen) {
      const { callback_context: asked, imaginator: here, set_props } = window.dash_clientside;
      const controls = asked.states_list[0];
      here.style = style;
      let left;
      while ((left = here.choseAt + 1000 - performance.now()) > 0) await new Promise((go) => setTimeout(go, left));
      if (here.style !== style) return;
      for (const { id, value } of controls) if (String(value) !== String(style[id.name])) set_props(id, { value: style[id.name] });
    },
    choseAt: -Infinity,
    // What was chosen in the text is shown beside it; so is what is being written about it.
    chosen(chosen, composing) {
      const unchanged = window.dash_clientside.no_update;
      const fired = window.dash_clientside.callback_context.triggered[0];
      if (!fired || !fired.value) return [unchanged, unchanged];
      const isComposing = fired.prop_id.startsWith("composing");
      const find = (left) => {
        const place = isComposing ? document.getElementById("composer-text") : document.querySelector(`[data-review="${chosen.id}"]`);
        if (!place || !place.offsetParent) return left > 0 && requestAnimationFrame(() => find(left - 1));
        place.scrollIntoView({ block: "center" });
        if (isComposing) return place.focus();
        place.classList.remove("im-found");
        void place.offsetWidth;
        place.classList.add("im-found");
      };
      find(200);
      return ["review", "review"];
    },
    // What a job shows is below the form for another; who typed in it is left at its heading.
    // Among no jobs there is none to choose, and none that is not chosen is deleted.
    jobChoice(options, chosen) {
      return [!options || !options.length, !chosen];
    },
    // What becomes of a file is told below where it was dropped, on a phone below what one sees.
    told(sentence) {
      const isSaid = Array.isArray(sentence) ? sentence.length : sentence;
      if (isSaid) requestAnimationFrame(() => document.getElementById("import-state")?.scrollIntoView({ block: "nearest" }));
    },
    matched(job) {
      const form = document.getElementById("add-post");
      if (job && form) {
        if (form.contains(document.activeElement)) form.querySelector("summary").focus();
        form.open = false;
      }
    },
    // The co-writer writes for the job that is looked at.
    jobs(options, job) {
      return [[{ label: "No job", value: "none" }, ...(options || [])], job || "none"];
    },
    // Leads from a match to where a copy for its job is made; the co-writer has the job already.
    toTailor(clicks) {
      if (!clicks) return [0, 0, 0].map(() => window.dash_clientside.no_update);
      const find = (left) => {
        const made = document.getElementById("tailor-copy");
        if (made?.offsetParent) made.focus();
        else if (left) requestAnimationFrame(() => find(left - 1));
      };
      find(200);
      return ["cowrite", "cowrite", "words"];
    },
    viewed(view) {
      return `views show-${view}`;
    },
    // What the co-writer answers is shown as it is written; the server keeps it meanwhile.
    async cowrite(ask) {
      if (!ask) return window.dash_clientside.no_update;
      const place = document.querySelector(`[data-live="${ask.do}"]`);
      const [words, told] = [place.querySelector(".live-words"), place.querySelector(".live-told")];
      const questions = [];
      let suggested = 0;
      words.textContent = "";
      told.textContent = "At work…";
      place.hidden = false;
      const take = (kind, said) => {
        if (kind === "words") {
          words.textContent += said.text;
          place.scrollIntoView({ block: "nearest" });
        }
        if (kind === "question") questions.push(said);
        // What a chat tells stands in the answer.
        if (kind === "told" && ask.do !== "chat") told.dataset.kept = `${told.dataset.kept || ""} ${said.text}`.trim();
        if (kind === "error") throw new Error(said.message);
        if (kind === "suggestion") suggested += 1;
        const count = suggested ? `${suggested} suggestion${suggested === 1 ? "" : "s"} under Review. ` : "";
        const asked = questions.length ? `${questions.length} question${questions.length === 1 ? "" : "s"}. ` : "";
        told.textContent = `${count}${asked}${told.dataset.kept || ""}${kind === "done" ? "" : " At work…"}`;
      };
      delete told.dataset.kept;
      const stop = new AbortController();
      place.stop = stop;
      place.classList.add("is-at-work");
      try {
        const { nonce, ...body } = ask;
        const answer = await fetch("/api/cowriter", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
          signal: stop.signal,
        });
        if (!answer.ok) throw new Error((await answer.json()).message || "This could not be asked. Please try again.");
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = "";
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          const events = (rest + part.value).split("\n\n");
          rest = events.pop();
          for (const event of events) {
            const kind = /^event: (.*)$/m.exec(event);
            const data = /^data: (.*)$/m.exec(event);
            if (kind && data) take(kind[1], JSON.parse(data[1]));
          }
        }
        if (!told.textContent.trim()) told.textContent = ask.do === "rewrite" ? "Nothing to say better was found." : "";
        say("The co-writer has answered.");
      } catch (error) {
        told.textContent = stop.signal.aborted ? "Stopped. What had come is kept." : error.message;
      }
      place.classList.remove("is-at-work");
      if (ask.do === "chat" || ask.do === "compose") words.textContent = "";
      place.hidden = !told.textContent;
      return { do: ask.do, questions, at: Date.now() };
    },
    // Who asked sees the end of the answer, and can go on asking.
    answered(_chat, did) {
      if (did && did.do === "chat" && Date.now() - did.at < 5000) {
        requestAnimationFrame(() => document.getElementById("chat-text").scrollIntoView({ block: "nearest" }));
      }
    },
    stopped(clicks) {
      const fired = window.dash_clientside.callback_context.triggered[0];
      if (fired && fired.value) {
        const { of } = JSON.parse(fired.prop_id.slice(0, fired.prop_id.lastIndexOf(".")));
        document.querySelector(`[data-live="${of}"]`).stop?.abort();
      }
      return clicks.map(() => "Stop");
    },
    page(path) {
      const name = { "/": "Your résumés", "/help": "Help" }[path];
      if (name) document.title = `${name} – Imaginator`;
    },
    title(name) {
      document.title = name ? `${name} – Imaginator` : "Imaginator";
      return name || "Résumé without a name";
    },
    titles: (titles) => titles,
    // Which revision each panel is to show: one that is hidden is not computed.
    looked(revision, tab, beside, isDesigning) {
      const unchanged = window.dash_clientside.no_update;
      const shown = ["reads", "match", "history"].map((panel) => (tab === panel ? revision || 0 : unchanged));
      const at = (panel) => (tab === panel ? `${revision}/${beside}` : unchanged);
      return [...shown, at("review"), at("cowrite"), isDesigning ? revision || 0 : unchanged];
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
    // Each pane of a narrow screen stands where it was left; one that a place is shown in goes there.
    narrow(pane) {
      if (panes.path !== location.pathname) Object.assign(panes, { path: location.pathname, shown: "edit", left: new Map() });
      panes.left.set(panes.shown, scrollY);
      panes.shown = pane;
      if (panes.isChosen) setTimeout(() => scrollTo(0, panes.left.get(pane) || 0), 60);
      panes.isChosen = false;
      const unchanged = window.dash_clientside.no_update;
      return pane === "edit" ? ["panes show-edit", unchanged] : ["panes show-more", pane];
    },
  },
});

addEventListener("input", ({ target }) => target.closest("#design") && (window.dash_clientside.imaginator.choseAt = performance.now()), true);
