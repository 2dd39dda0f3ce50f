/* What scrolls sideways (a wide formula, table or listing) takes the focus, so that the
   arrow keys move it; what fits does not, so that tabbing through a page stays short. */
document.addEventListener("DOMContentLoaded", () => {
  const wide = document.querySelectorAll(
    "div.math, .rigor-math, .rigor-formula, .rigor-wide, pre, table, .table-wrapper, .rigor-scroll",
  );
  const mark = (element) => {
    const scrolls =
      element.scrollWidth > element.clientWidth &&
      ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    if (scrolls && !element.hasAttribute("tabindex")) {
      element.tabIndex = 0;
      element.dataset.rigorScrolls = "";
    } else if (!scrolls && "rigorScrolls" in element.dataset) {
      element.removeAttribute("tabindex");
      delete element.dataset.rigorScrolls;
    }
  };
  const watcher = new ResizeObserver((entries) => entries.forEach((each) => mark(each.target)));
  wide.forEach((element) => watcher.observe(element));
});
