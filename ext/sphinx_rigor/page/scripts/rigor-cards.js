/* A reference shows what it refers to: the box, step, equation, citation or footnote itself,
   in a card, while the pointer rests on it or the keyboard stands on it. */
(() => {
  "use strict";

  const WAIT = 250;
  const GAP = 8;
  const KINDS =
    ".rigor-box, .rigor-step, .rigor-math, div.math, aside.footnote, div.citation, dl.footnote dt, dl.citation dt";
  const LINKS = 'a[href*="#"]:not(.headerlink, .eqno, .fn-backref, .toc-backref)';
  const ELSEWHERE = "nav, header, footer, aside.footnote, div.citation, .toctree-wrapper, .rigor-card";
  const pages = new Map();
  let card = null;
  let owner = null;
  let timer = 0;

  /* Where a link leads; those in drawings say it otherwise than those in texts. */
  const targetOf = (link) => Object.assign(document.createElement("a"), { href: link.getAttribute("href") });

  const fetched = (address) => {
    if (!pages.has(address))
      pages.set(
        address,
        fetch(address)
          .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
          .then((text) => new DOMParser().parseFromString(text, "text/html")),
      );
    return pages.get(address);
  };

  const pageOf = (target) => {
    const [address] = target.href.split("#");
    return address === window.location.href.split("#")[0] ? Promise.resolve(document) : fetched(address);
  };

  const placeOf = (page, hash) => {
    const place = page.getElementById(decodeURIComponent(hash.slice(1)));
    const found = place && (place.matches(KINDS) ? place : place.closest(".rigor-math, div.math"));
    /* An older form of footnotes: the label, then its text. */
    return found && found.matches("dt") ? found.nextElementSibling : found;
  };

  /* The markup of a place, as it is to be read in another one. */
  const copied = (place, address) => {
    const copy = document.importNode(place, true);
    copy.querySelectorAll(".headerlink, .fn-backref, .backrefs, script").forEach((each) => each.remove());
    [copy, ...copy.querySelectorAll("[id]")].forEach((each) => each.removeAttribute("id"));
    copy.classList.remove("rigor-landed", "rigor-waits");
    for (const name of ["href", "src"])
      copy.querySelectorAll(`[${name}]`).forEach((each) => {
        each.setAttribute(name, new URL(each.getAttribute(name), address).href);
      });
    copy.querySelectorAll("a, summary, [tabindex]").forEach((each) => (each.tabIndex = -1));
    if (copy.matches("details")) copy.open = true;
    if (!copy.matches("li")) return copy;
    const list = document.createElement("ol");
    list.className = place.parentElement.className;
    list.start = (place.parentElement.start || 1) + [...place.parentElement.children].indexOf(place);
    list.append(copy);
    return list;
  };

  const close = () => {
    window.clearTimeout(timer);
    if (owner) owner.removeAttribute("aria-describedby");
    if (owner && owner.dataset.rigorTitle) owner.title = owner.dataset.rigorTitle;
    if (card) card.remove();
    card = owner = null;
  };

  const put = (link) => {
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - GAP;
    const below = at.bottom + GAP + card.offsetHeight <= window.innerHeight;
    const top = below || at.top < card.offsetHeight + GAP ? at.bottom + GAP : at.top - GAP - card.offsetHeight;
    card.style.left = `${window.scrollX + Math.max(GAP, Math.min(at.left, room))}px`;
    card.style.top = `${window.scrollY + top}px`;
  };

  const show = async (link) => {
    const target = targetOf(link);
    const place = placeOf(await pageOf(target), target.hash);
    if (!place || owner !== link) return;
    card = document.createElement("div");
    card.className = "rigor-card";
    card.id = "rigor-card";
    card.setAttribute("role", "tooltip");
    card.append(copied(place, target.href));
    card.addEventListener("pointerleave", (event) => event.relatedTarget !== link && close());
    document.body.append(card);
    link.setAttribute("aria-describedby", card.id);
    if (link.title) [link.dataset.rigorTitle, link.title] = [link.title, ""];
    put(link);
  };

  const linkOf = (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link || link.closest(ELSEWHERE)) return null;
    const target = targetOf(link);
    return target.hash.length > 1 && target.origin === window.location.origin ? link : null;
  };

  const ask = (link) => {
    if (link === owner) return;
    close();
    owner = link;
    /* Where a page cannot be had, as from a disk, the link is a link. */
    timer = window.setTimeout(() => show(link).catch(() => {}), WAIT);
  };

  /* A finger follows the link at once. */
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "touch" ? null : linkOf(event);
    if (link) ask(link);
  });
  document.addEventListener("pointerout", (event) => {
    const to = event.relatedTarget;
    if (owner && linkOf(event) === owner && !owner.contains(to) && !(card && card.contains(to)))
      timer = window.setTimeout(() => card?.matches(":hover") || close(), WAIT);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link && link.matches(":focus-visible")) ask(link);
  });
  document.addEventListener("focusout", (event) => event.target === owner && close());
  document.addEventListener("click", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
})();
