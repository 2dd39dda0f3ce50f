/* The contents at the right mark the section being read, from wherever one comes to it, and keep
   it in view. The theme marks a heading only while it passes the upper part of the window. */
(() => {
  "use strict";

  const UPPER = 0.3;
  const sidebar = document.querySelector("#pst-secondary-sidebar");
  const links = [...document.querySelectorAll("#pst-page-toc-nav a[href^='#']")];
  const placeOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const places = links.map(placeOf);

  /* The last heading above a line in the window. */
  const current = () => {
    const line = window.innerHeight * UPPER;
    return links[places.findLastIndex((place) => place && place.getBoundingClientRect().top <= line)];
  };

  const show = (link) => {
    const [room, own] = [sidebar.getBoundingClientRect(), link.getBoundingClientRect()];
    if (own.top > room.top && own.bottom < room.bottom) return;
    if (!sidebar.matches(":hover, :focus-within")) sidebar.scrollTop += own.top - room.top - room.height / 3;
  };

  const mark = () => {
    const now = current();
    for (const link of links) {
      link.classList.toggle("active", link === now);
      link.closest("li").classList.toggle("active", link.closest("li").contains(now ?? null));
      if (link === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (now) show(now);
  };

  if (!sidebar || !links.length) return;
  let timer = 0;
  window.addEventListener(
    "scroll",
    () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(mark, 60);
    },
    { passive: true },
  );
  mark();
})();
