/* A figure opens as large as the window when one clicks it or follows it by keyboard; Escape, the
   button and a click anywhere close it. Without script the picture opens alone. */
(() => {
  "use strict";

  const enlarge = (picture) => {
    const dialog = document.createElement("dialog");
    dialog.className = "site-figure";
    dialog.setAttribute("aria-label", picture.alt);
    const copy = picture.cloneNode();
    ["id", "style", "width", "height"].forEach((name) => copy.removeAttribute(name));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "关闭";
    dialog.append(close, copy);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  /* Sphinx links a picture of a given size to itself; a link of the author's leads on. */
  const linkOf = (picture) => {
    const given = picture.closest("a");
    if (given) return given.href === picture.src ? given : null;
    const link = document.createElement("a");
    link.href = picture.src;
    picture.replaceWith(link);
    link.append(picture);
    return link;
  };

  const equip = (picture) => {
    const link = linkOf(picture);
    if (!link) return;
    link.classList.add("site-enlarge");
    link.title = "放大";
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      enlarge(picture);
    });
  };

  document.querySelectorAll(".bd-article figure img").forEach(equip);
})();
