/* Search in Chinese: cut the query as the index was cut (segment.py), ask for every
   part of it, and put pages first whose titles and headings say it.
   It begins with a semicolon since the stemmer of Sphinx 8.2 ends without one. */
;(() => {
  "use strict";

  const CJK =
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}\\u3040-\\u30ff\\uac00-\\ud7af";
  const PIECE = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}_])+`, "gu");
  const IS_CJK = new RegExp(`^[${CJK}]`, "u");
  const CLAUSES = /[：:，,。？?！!；;（）()《》「」“”—–|=≠≈≤≥<>]+/u;
  const UNREAD = "annotation, nav, [role=navigation], h1, .no-search, .contents, .toctree-wrapper, .eqno";
  /* A page that lacks a part comes after those that have all, from the first share on;
     where no page has all, from the second. */
  const NEAR = 0.75;
  const ENOUGH = 0.6;
  /* Words that ask and join: pairs with them do not count among the parts. */
  const FUNCTION =
    /为什么|什么|怎么|怎样|如何|为何|是否|哪些|哪里|多少|[的了吗呢吧会是把被也都就]/gu;

  /* What puts a page that lacks a part behind all that have every one. */
  const LACKING = -100;

  const piecesOf = (text) => text.match(PIECE) || [];

  const bigrams = (run) => {
    const letters = Array.from(run);
    if (letters.length === 1) return letters;
    return letters.slice(1).map((letter, at) => letters[at] + letter);
  };

  const split = (query) =>
    piecesOf(query).flatMap((piece) => (IS_CJK.test(piece) ? bigrams(piece) : [piece]));

  /* The parts of what was asked that say what it is about; all, where none does. */
  const weighty = (terms) => {
    const about = asked.whole.replace(FUNCTION, " ");
    const kept = new Set(split(about).filter((term) => Array.from(term).length > 1));
    const found = [...terms].filter((term) => !IS_CJK.test(term) || kept.has(term));
    return found.length ? found : [...terms];
  };

  /* What was asked, lower case: the whole, and the pieces it is made of. */
  let asked = { whole: "", pieces: [] };

  const remember = (query) => {
    const whole = query.toLowerCase().trim();
    asked = { whole, pieces: [...new Set(piecesOf(whole))] };
  };

  const says = (text, pieces) => pieces.filter((piece) => text.includes(piece)).length;

  /* How much of a clause of a title is what was asked: all where that is its subject. */
  const shareOf = (title) =>
    Math.max(0, ...title.split(CLAUSES).map((clause) => {
      const words = clause.trim();
      return asked.whole && words.includes(asked.whole) ? asked.whole.length / words.length : 0;
    }));

  const filesOf = (map, key) => (Object.hasOwn(map, key) ? [map[key]].flat() : []);

  /* One character of Chinese is part of bigrams; a long Latin word that is no term may
     be part of one, as in Sphinx's own search. */
  const filesWith = (map, word) => {
    const exact = filesOf(map, word);
    const alone = IS_CJK.test(word) && Array.from(word).length === 1;
    if (!alone && (exact.length || IS_CJK.test(word) || word.length < 3)) return exact;
    const partial = Object.keys(map).filter((term) => term.includes(word));
    return partial.flatMap((term) => filesOf(map, term));
  };

  const headingsThatSay = (index) => {
    const counts = new Map();
    for (const [title, places] of Object.entries(index.alltitles)) {
      if (says(title.toLowerCase(), asked.pieces) < asked.pieces.length) continue;
      for (const [file] of places) counts.set(file, (counts.get(file) || 0) + 1);
    }
    return counts;
  };

  /* Sections and boxes whose titles say it all, where Sphinx asks for half of the title: before
     their page, unless its own title says it. */
  const headingHits = (index, pages) => {
    const scores = new Map(pages.map((page) => [page[0], page[4]]));
    const hits = [];
    for (const [title, places] of Object.entries(index.alltitles)) {
      const said = title.toLowerCase();
      const known = said.includes(asked.whole) && asked.whole.length >= title.length / 2;
      if (known || !asked.pieces.length || says(said, asked.pieces) < asked.pieces.length) continue;
      for (const [file, id] of places) {
        const [docname, page] = [index.docnames[file], index.titles[file] || ""];
        const before = says(page.toLowerCase(), asked.pieces) < asked.pieces.length;
        const score = (scores.get(docname) || 0) + (before ? 1 : -1);
        if (id !== null) hits.push([docname, `${page} > ${title}`, `#${id}`, null, score, index.filenames[file], "title"]);
      }
    }
    return hits;
  };

  /* What an excerpt is taken from: formulas in a line said once, those of their own not, since in one
     line nobody reads them; no lists of what stands elsewhere, not the title, which stands above it,
     and no room between elements, which would count as letters. */
  const readable = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(UNREAD).forEach((each) => each.remove());
    page.querySelectorAll("math[display=block]").forEach((each) => each.replaceWith(" … "));
    return page.documentElement.outerHTML.replace(/\s+/gu, " ");
  };

  /* Names of documents become parts of addresses: "#" and "?" mean something else there. */
  const quoted = ([docname, ...rest]) => [docname.split("/").map(encodeURIComponent).join("/"), ...rest];

  const termsSearch = (search, kind) => (searchTerms, excludedTerms) => {
    const index = search._index;
    const wanted = weighty(searchTerms);
    const found = new Map();
    const titled = new Map();
    const note = (counts, files) =>
      new Set(files).forEach((file) => counts.set(file, (counts.get(file) || 0) + 1));
    wanted.forEach((word) => {
      const inTitles = filesWith(index.titleterms, word);
      note(titled, inTitles);
      note(found, inTitles.concat(filesWith(index.terms, word)));
    });
    excludedTerms.forEach((word) =>
      filesOf(index.terms, word).concat(filesOf(index.titleterms, word)).forEach((file) => found.delete(file)),
    );
    const headings = headingsThatSay(index);
    const all = wanted.length;
    const share = Math.max(0, ...found.values()) === all ? NEAR : ENOUGH;
    const needed = Math.min(all, Math.max(2, all * share));
    const pages = [...found].filter(([, count]) => count >= needed).map(([file, count]) => {
      const title = (index.titles[file] || "").toLowerCase();
      /* A title that says nearly all of it is worth more than all of it said in passing. */
      const named = says(title, wanted) / all;
      const near = named >= NEAR;
      const score =
        (count === all || near ? 0 : LACKING) +
        5 * (count / all) +
        10 * ((titled.get(file) || 0) / all) +
        (near ? 15 * named : 0) +
        10 * shareOf(title) +
        30 * (says(title, asked.pieces) / Math.max(1, asked.pieces.length)) +
        (title.includes(asked.whole) ? 5 : 0) +
        Math.min(5, headings.get(file) || 0);
      return [index.docnames[file], index.titles[file], "", null, score, index.filenames[file], kind];
    });
    return pages.concat(headingHits(index, pages));
  };

  /* Pages that are not written yet come last, that is first in Sphinx's order, and say so. */
  const unwrittenLast = (search, perform) => (...query) => {
    const told = search._index.unwritten || { pages: [] };
    const unwritten = new Set(told.pages);
    const isLast = ([docname]) => unwritten.has(docname);
    const hits = perform(...query);
    const last = hits
      .filter(isLast)
      .map(([docname, title, ...rest]) => [docname, `${title}（${told.word}）`, ...rest]);
    return [...last, ...hits.filter((hit) => !isLast(hit))];
  };

  /* A large index is in pieces (search_pieces.py): those of a query are fetched once, as scripts,
     before it is answered. One character of Chinese may be part of any term. */
  const fetched = new Map();

  const placeOf = (term, count) => {
    let place = 0;
    for (const letter of term) place = (Math.imul(place, 31) + letter.codePointAt(0)) >>> 0;
    return place % count;
  };

  const isLetter = (piece) => IS_CJK.test(piece) && Array.from(piece).length === 1;

  const withTerms = (pieces, count) => {
    if (pieces.some(isLetter)) return [...Array(count).keys()];
    const terms = pieces.filter((piece) => IS_CJK.test(piece)).flatMap(bigrams);
    return terms.map((term) => placeOf(term, count));
  };

  const both = (one, other) => new Set([...one].filter((file) => other.has(file)));

  /* The pages with a heading that may say a piece of what was asked; nothing is known of a word that
     no index has. The terms of a word are stems, which end otherwise than it does. */
  const headedBy = (table, piece) => {
    const having = (says) => Object.keys(table).filter(says).flatMap((term) => filesOf(table, term));
    if (isLetter(piece)) return new Set(having((term) => term.includes(piece)));
    if (IS_CJK.test(piece))
      return bigrams(piece).map((term) => new Set(filesOf(table, term))).reduce(both);
    if (/^\p{N}+$/u.test(piece) || [...stopwords].includes(piece)) return null;
    const stem = new Stemmer().stemWord(piece);
    return new Set(having((term) => term.includes(piece) || piece.startsWith(term) || term.startsWith(stem)));
  };

  /* The pieces with the headings that may say all that was asked. */
  const withHeadings = (index, pieces, count) => {
    const known = pieces.map((piece) => headedBy(index.titleterms, piece)).filter(Boolean);
    const all = () => new Set(index.docnames.keys());
    const files = known.length ? known.reduce(both) : all();
    return [...files].map((file) => placeOf(index.docnames[file], count));
  };

  const fetchPiece = (name) =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.content_root || ""}_static/rigor-search/${name}.js`;
      /* Where one cannot be had, the others are searched. */
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });

  const fetchAll = (names) => {
    names.filter((name) => !fetched.has(name)).forEach((name) => fetched.set(name, fetchPiece(name)));
    return Promise.all(names.map((name) => fetched.get(name)));
  };

  const ready = (search) => async (query) => {
    const index = search._index;
    const pieces = piecesOf(query.toLowerCase());
    if (!index || !index.pieces || !pieces.length) return;
    const named = (names, numbers) => [...new Set(numbers)].map((number) => names[number]);
    await fetchAll(named(index.pieces, withTerms(pieces, index.pieces.length)));
    await fetchAll(named(index.headings, withHeadings(index, pieces, index.headings.length)));
  };

  /* Where a heading is on pages of several pieces, its places are in the order of the pages. */
  const join = (tables, piece) => {
    for (const [name, table] of Object.entries(piece)) {
      const [known, titles] = [tables[name], name === "alltitles"];
      for (const [term, files] of Object.entries(table)) {
        const before = titles && Object.hasOwn(known, term) ? known[term] : [];
        known[term] = before.length ? [...before, ...files].sort((one, other) => one[0] - other[0]) : files;
      }
    }
  };

  const fetchFirst = (search) => {
    search.rigorPiece = (piece) => join(search._index, piece);
    search.rigorReady = ready(search);
    const ask = search.query;
    if (ask) search.query = (query) => search.rigorReady(query).then(() => ask(query));
  };

  const install = (search) => {
    const parse = search._parseQuery;
    const summary = search.makeSearchSummary;
    if (!parse || !summary || !search.performTermsSearch) return;
    globalThis.rigorList(search);
    fetchFirst(search);
    /* Highlight the pieces, not each bigram of them. */
    search._parseQuery = (query) => {
      const parsed = parse(query);
      remember(query);
      parsed[3] = new Set(asked.pieces);
      if (typeof SPHINX_HIGHLIGHT_ENABLED !== "undefined" && SPHINX_HIGHLIGHT_ENABLED)
        localStorage.setItem("sphinx_highlight_terms", asked.pieces.join(" "));
      return parsed;
    };
    search.performTermsSearch = termsSearch(search, "text");
    if (search._performSearch) {
      const perform = unwrittenLast(search, search._performSearch.bind(search));
      search._performSearch = (...query) => perform(...query).map(quoted);
    }
    /* Excerpts begin at the whole query. An anchor is no selector: it may begin with a number. */
    search.makeSearchSummary = (text, _terms, anchor) =>
      summary(readable(text), new Set([...asked.pieces, asked.whole]), anchor && `#${CSS.escape(anchor.slice(1))}`);
    /* A browser fetches nothing from the disk, so a copy on the disk has no excerpts. */
    if (window.location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  };

  globalThis.splitQuery = split;
  /* Sphinx's tools come after this script; who fetches them once the page is there says when they are. */
  const begin = () => typeof Search !== "undefined" && !Search.rigorReady && install(Search);
  globalThis.rigorSearch = begin;
  if (typeof Search !== "undefined" || document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
