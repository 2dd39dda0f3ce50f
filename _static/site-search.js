/* Search as one types, in the theme's own box. Index and tools of Sphinx are fetched when a
   reader first turns to the box: before that a page loads nothing of the search. They are
   scripts, so a copy of the site on a disk can be searched, too. */
(() => {
  "use strict";

  const here = document.currentScript;
  const scripts = [...here.dataset.tools.split(" "), here.dataset.index];
  const WAIT = 200;
  const MOST = 20;
  let loading = null;

  const fetched = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });

  /* One after the other: the index calls the tools, which the site's ways of searching stand on. */
  const load = async () => {
    for (const address of scripts) {
      await fetched(address);
      globalThis.rigorSearch?.();
    }
  };

  const resultsOf = (dialog) => {
    let results = dialog.querySelector("#search-results");
    if (!results) {
      results = document.createElement("div");
      results.id = "search-results";
      results.setAttribute("aria-live", "polite");
      dialog.append(results);
    }
    return results;
  };

  /* The hits, the best last, of a Sphinx that may know its inner steps by other names. */
  const hitsOf = (query) => Search._performSearch(...Search._parseQuery(query)).reverse();

  const addressOf = ([docname, , anchor]) => {
    const { BUILDER, LINK_SUFFIX } = DOCUMENTATION_OPTIONS;
    const root = document.documentElement.dataset.content_root;
    if (BUILDER !== "dirhtml") return root + docname + LINK_SUFFIX + anchor;
    return root + `${docname}/`.replace(/(^|\/)index\/$/, "$1") + anchor;
  };

  const entryOf = (hit) => {
    const entry = document.createElement("li");
    const link = entry.appendChild(document.createElement("a"));
    link.href = addressOf(hit);
    link.textContent = hit[1];
    if (hit[3]) entry.append(` ${hit[3]}`);
    entry.className = `kind-${hit[6]}`;
    return entry;
  };

  /* What is not shown here is on the page of the search. */
  const restOf = (box, count) => {
    const entry = document.createElement("li");
    const link = entry.appendChild(document.createElement("a"));
    link.href = `${box.form.action}?q=${encodeURIComponent(box.value.trim())}`;
    link.textContent = `共 ${count} 条，全部列出`;
    entry.className = "site-search-rest";
    return entry;
  };

  /* Sphinx notes what is to be marked on the next page; here one may go to any page next. */
  const TERMS = "sphinx_highlight_terms";
  let terms = "";

  const search = (box, results) => {
    const query = box.value.trim();
    const hits = query ? hitsOf(query) : [];
    terms = localStorage.getItem(TERMS) || "";
    localStorage.removeItem(TERMS);
    const list = document.createElement("ul");
    list.className = "search";
    list.append(...hits.slice(0, MOST).map(entryOf));
    if (hits.length > MOST) list.append(restOf(box, hits.length));
    results.replaceChildren(list);
    results.dataset.count = query ? String(hits.length) : "";
  };

  /* Down from the box into the hits, up and down between them. */
  const move = (event, box, results) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const places = [box, ...results.querySelectorAll("li > a")];
    const at = places.indexOf(document.activeElement) + step;
    if (at < 0 || at >= places.length) return;
    event.preventDefault();
    places[at].focus();
  };

  const install = () => {
    const dialog = document.querySelector("#pst-search-dialog");
    const box = dialog && dialog.querySelector("input[name=q]");
    if (!box) return;
    const results = resultsOf(dialog);
    let timer = 0;
    let typed = "";
    /* A large index is in pieces: those of the words are there first. */
    const answer = () =>
      loading.then(() => Search.rigorReady?.(box.value)).then(() => search(box, results));
    const ask = () => {
      typed = box.value;
      window.clearTimeout(timer);
      timer = window.setTimeout(answer, WAIT);
    };
    box.addEventListener("focus", () => {
      /* Once, as they come, the tools write the query of the address into each box. */
      loading = loading || load().then(() => (box.value = typed));
      /* Where the scripts cannot be had, the form still leads to the search page. */
      loading.catch(() => box.removeEventListener("input", ask));
    });
    box.addEventListener("input", ask);
    dialog.addEventListener("keydown", (event) => move(event, box, results));
    /* A hit on this very page leaves the dialog open otherwise. */
    results.addEventListener("click", (event) => {
      if (!event.target.closest("a")) return;
      localStorage.setItem(TERMS, terms);
      dialog.close();
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", install);
  else install();
})();
