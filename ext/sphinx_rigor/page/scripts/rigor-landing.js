/* Where a link leads: what is folded around the place opens, the place is marked, and going
   back returns to the very line that one came from: a button offers it to who followed a reference
   within the page. A hit of the search scrolls to its words. */
(() => {
  "use strict";

  const MARK = "rigor-landed";
  const HIT = "rigor-search-hit";
  const LISTS = ".no-search, .contents, .toctree-wrapper, nav";
  const BLOCK = "p, li, dd, dt, td, th, pre, figcaption, h1, h2, h3, h4, h5, h6, .math";

  const NO_REFERENCE = "nav, header, footer, .contents, .toctree-wrapper, .headerlink";
  const words = document.currentScript.dataset.back;
  let button = null;

  const placeOf = (hash) => {
    const name = hash.slice(1);
    if (!name) return null;
    try {
      return document.getElementById(decodeURIComponent(name)) || document.getElementById(name);
    } catch {
      return document.getElementById(name);
    }
  };

  /* Choose the tabs that a place stands in; tell whether others were chosen. */
  const turnTo = (place) => {
    let turned = false;
    for (let each = place.closest(".sd-tab-content"); each; each = each.parentElement.closest(".sd-tab-content")) {
      const tab = document.getElementById(each.previousElementSibling?.htmlFor ?? "");
      turned ||= tab !== null && !tab.checked;
      if (tab) tab.checked = true;
    }
    return turned;
  };

  /* Open what is folded around a place, or at it; tell whether anything was. */
  const unfold = (place) => {
    const turned = turnTo(place);
    const folded = [];
    for (let each = place.closest("details"); each; each = each.parentElement.closest("details"))
      if (!each.open) folded.push(each);
    folded.forEach((each) => (each.open = true));
    return turned || folded.length > 0;
  };

  const shown = (place) =>
    (place.matches("section") && place.querySelector("h1, h2, h3, h4, h5, h6")) ||
    (place.childNodes.length ? place : place.nextElementSibling || place.parentElement);

  const land = () => {
    document.querySelectorAll(`.${MARK}`).forEach((each) => each.classList.remove(MARK));
    const place = placeOf(window.location.hash);
    if (!place) return;
    shown(place).classList.add(MARK);
    if (unfold(place)) place.scrollIntoView();
  };

  /* The marked block in which most different words stand, the first of equals. */
  const bestOf = (marks) => {
    const blocks = new Map();
    for (const mark of marks) {
      const block = mark.closest(BLOCK) || mark;
      blocks.set(block, (blocks.get(block) || new Set()).add(mark.textContent.toLowerCase()));
    }
    return [...blocks].sort(([, one], [, two]) => two.size - one.size)[0][0];
  };

  /* Sphinx marks the words a moment after the page has loaded. */
  const landOnWords = (tries) => {
    const main = document.querySelector("[role=main], main") || document.body;
    const marks = [...main.querySelectorAll(".highlighted")].filter((each) => !each.closest(LISTS));
    if (!marks.length) return tries && window.setTimeout(landOnWords, 50, tries - 1);
    const block = bestOf(marks);
    const section = block.closest("section[id], .rigor-box[id]");
    if (section) window.history.replaceState(window.history.state, "", `#${section.id}`);
    unfold(block);
    block.scrollIntoView({ block: "center" });
  };

  const kept = (work) => {
    try {
      return work(window.sessionStorage);
    } catch {
      return null;
    }
  };

  const arrive = () => {
    const hit = kept((store) => store.getItem(HIT));
    kept((store) => store.removeItem(HIT));
    offer();
    if (window.location.hash) land();
    else if (hit) landOnWords(40);
  };

  /* All links, those in drawings, too; where they lead is said otherwise there. */
  const links = () => [...document.querySelectorAll("a[href]")];
  const targetOf = (link) => Object.assign(document.createElement("a"), { href: link.getAttribute("href") });

  /* How many references of this page one has followed to be here; an entry of the history knows it. */
  const followed = () => window.history.state?.rigorFollowed ?? 0;

  const offer = () => {
    button?.remove();
    button = null;
    if (!followed()) return;
    button = document.createElement("button");
    button.type = "button";
    button.className = "rigor-back";
    button.textContent = `↩ ${words}`;
    button.addEventListener("click", () => window.history.back());
    document.body.append(button);
  };

  /* Before a link leads away within the page, note where on the screen it stood. */
  const leave = (link, target) => {

    const at = links().indexOf(link);
    const state = { ...window.history.state, rigorLink: at, rigorTop: link.getBoundingClientRect().top };
    window.history.replaceState(state, "");
    /* A link to where one is changes no address. */
    if (target.hash === window.location.hash) return window.setTimeout(land);
    const count = link.closest(NO_REFERENCE) ? 0 : followed() + 1;
    return window.setTimeout(() => {
      window.history.replaceState({ ...window.history.state, rigorFollowed: count }, "");
      offer();
    });
  };

  const back = (event) => {
    offer();
    const link = links()[event.state?.rigorLink];
    if (!link) return;
    unfold(link);
    window.requestAnimationFrame(() =>
      window.scrollBy({ top: link.getBoundingClientRect().top - event.state.rigorTop, behavior: "instant" }),
    );
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.closest("ul.search")) kept((store) => store.setItem(HIT, "1"));
    const target = targetOf(link);
    const here = target.href.split("#")[0] === window.location.href.split("#")[0];
    if (here && target.hash) leave(link, target);
  });
  window.addEventListener("hashchange", land);
  window.addEventListener("popstate", back);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", arrive);
  else arrive();
})();
