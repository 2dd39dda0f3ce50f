/* The list of what was found. Sphinx writes one hit after the other, each when its page has been asked
   for, and fetches all of them for their excerpts; here they are there at once, and a page is fetched
   when a hit of it comes into view. */
;(() => {
  "use strict";

  const NEAR = "300px 0px";
  const ROOM = "5em"; // about what an entry with its excerpt takes
  const KEPT = 20;
  const SLICE = 500; // entries written before the browser may do something else
  const texts = new Map();

  /* The last few pages: hits in the same one mostly stand side by side. */
  const textOf = (address) => {
    if (!texts.has(address)) {
      if (texts.size >= KEPT) texts.delete(texts.keys().next().value);
      texts.set(address, fetch(address).then((answer) => answer.text()));
    }
    return texts.get(address);
  };

  const addressOf = ([docname]) => {
    const { BUILDER, FILE_SUFFIX } = DOCUMENTATION_OPTIONS;
    const root = document.documentElement.dataset.content_root || "";
    if (BUILDER !== "dirhtml") return root + docname + FILE_SUFFIX;
    return root + `${docname}/`.replace(/(^|\/)index\/$/, "$1");
  };

  const excerpt = async (search, entry, hit, wanted, marked) => {
    const text = await textOf(addressOf(hit)).catch(() => "");
    const words = text && search.makeSearchSummary(text, wanted, hit[2]);
    entry.style.minBlockSize = "";
    if (words) entry.append(words);
    if (words && SPHINX_HIGHLIGHT_ENABLED) marked.forEach((term) => _highlightText(entry, term, "highlighted"));
  };

  /* Sphinx writes an entry; it leaves out the excerpt where there is to be none. */
  const write = (search, hit, wanted, marked) => {
    const shows = DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY;
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
    _displayItem(hit, wanted, marked);
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = shows;
    return search.output.lastElementChild;
  };

  const list = (search) => (query) => {
    const parsed = search._parseQuery(query);
    const [, wanted, , marked] = parsed;
    const hits = search._performSearch(...parsed).reverse();
    const waiting = new Map();
    const watcher = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        excerpt(search, target, waiting.get(target), wanted, marked);
      }
    }, { rootMargin: NEAR });
    search.status.setAttribute("role", "status");
    const writeFrom = (first) => {
      for (const hit of hits.slice(first, first + SLICE)) {
        const entry = write(search, hit, wanted, marked);
        if (hit[3] || !DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY) continue;
        entry.style.minBlockSize = ROOM;
        waiting.set(entry, hit);
        watcher.observe(entry);
      }
      if (first + SLICE < hits.length) setTimeout(() => writeFrom(first + SLICE));
    };
    writeFrom(0);
    _finishSearch(hits.length);
  };

  globalThis.rigorList = (search) => {
    const known = typeof _displayItem === "function" && typeof _finishSearch === "function";
    if (known && search.query && search._performSearch && typeof IntersectionObserver !== "undefined")
      search.query = list(search);
  };
})();
