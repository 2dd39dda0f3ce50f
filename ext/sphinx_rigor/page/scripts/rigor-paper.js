/* Before a page is printed: let no formula or table be wider than the paper. How wide that is no script
   can know; the style sheet for paper does. So each wide formula and table is told its width in
   letters, and long rows are grouped at relations and sums, where they then may break. */
(() => {
  const WIDE = 12; // letters: what is narrower fits any paper
  const SMALL = 80; // letters: what is wider is too small on paper
  const BREAK = /^[=<>≤≥≠≈≃≅≡∼∝≪≫⩽⩾≲≳≔≜≐⊂⊃⊆⊇∈∉∋⊢⊨⇒⇐⇔⟹⟸⟺→←↔⟶⟵↦⟼+−±∓×·⋅∗∘∪∩∧∨⊕⊖⊗⊙⊎⊔⊓÷-]$/;
  const FENCE = /^[()[\]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧]$/;
  const root = document.documentElement;
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const width = (element) => element.getBoundingClientRect().width;

  /* The row of a formula that is one row, or nothing where it may not break. */
  const rowOf = (math) => {
    let row = math.querySelector(":scope > semantics > mrow") ?? math.querySelector(":scope > mrow");
    while (row?.children.length === 1 && row.firstElementChild.localName === "mrow") row = row.firstElementChild;
    return row && ![...row.children].some(grows) ? row : null;
  };

  /* A bracket that is as high as all its row must stay in it. */
  const grows = (child) =>
    child.localName === "mo" && FENCE.test(child.textContent) && child.getAttribute("stretchy") !== "false";

  const breaks = (child) => {
    const before = child.previousElementSibling;
    if (before?.localName === "mo" && /^[,;]$/.test(before.textContent)) return true;
    if (child.localName !== "mo" || !BREAK.test(child.textContent)) return false;
    return before !== null && before.localName !== "mo" && child.nextElementSibling !== null && !child.hasAttribute("form");
  };

  /* Group the row at its relations and sums; a group changes nothing that one sees. */
  const group = (row) => {
    const groups = [];
    for (const child of [...row.children]) {
      if (breaks(child) || !groups.length) groups.push([]);
      groups.at(-1).push(child);
    }
    if (groups.length < 2) return;
    for (const children of groups) {
      const piece = document.createElementNS(row.namespaceURI, "mrow");
      const first = children[0];
      if (first.localName === "mo" && !first.hasAttribute("form") && first !== row.firstElementChild)
        first.setAttribute("form", "infix");
      row.insertBefore(piece, first);
      piece.append(...children);
    }
    for (let each = row; each.localName !== "math"; each = each.parentElement) each.classList.add("rigor-row");
    row.closest("math").classList.add("rigor-row");
  };

  /* What the width of paper is asked of: the block it stands in, unless that is as wide as what it holds. */
  const ask = (element) => {
    let room = element.closest(".rigor-math") ?? element.parentElement;
    while (getComputedStyle(room).display.startsWith("inline")) room = room.parentElement;
    for (let each = room; each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (/^(inline|table)/.test(style.display) || style.float !== "none") return;
    }
    room.classList.add("rigor-room");
  };

  const tell = (element, letters, beside, own) => {
    if (letters < WIDE) return;
    element.style.setProperty("--rigor-letters", letters.toFixed(2));
    element.style.setProperty("--rigor-beside", `${beside.toFixed(1)}px`);
    if (own) element.style.setProperty("--rigor-size", `${own}px`);
    ask(element);
  };

  /* Cells have a padding that may not shrink with the letters: a table is measured in two sizes. */
  const measure = (table) => {
    const own = size(table), before = table.style.fontSize, full = width(table);
    table.style.fontSize = `${own / 2}px`;
    const letters = (2 * (full - width(table))) / own;
    table.style.fontSize = before;
    return [letters, Math.max(full - letters * own, 0), own];
  };

  /* Words stay whole unless letters would become too small to read. */
  const tellTable = (table) => {
    table.classList.add("rigor-words");
    if (measure(table)[0] > SMALL) table.classList.remove("rigor-words");
    tell(table, ...measure(table));
  };

  /* A drawing that does not say what it holds cannot be made smaller. */
  const frame = (svg) => {
    const [across, down] = [svg.width, svg.height].map((side) => side.baseVal.value);
    svg.setAttribute("viewBox", `0 0 ${across} ${down}`);
  };

  let done = false;
  const prepare = () => {
    if (done) return;
    done = true;
    root.classList.add("rigor-measuring");
    const all = [...document.querySelectorAll("math")].filter((each) => !each.parentElement.closest("math"));
    const wide = all.filter((each) => width(each) > WIDE * size(each));
    wide.map(rowOf).filter(Boolean).forEach(group);
    for (const math of wide.filter((each) => !each.closest("table"))) {
      const number = math.closest(".rigor-numbered")?.querySelector(":scope > .eqno");
      tell(math, width(math) / size(math), number ? width(number) : 0);
    }
    document.querySelectorAll("svg[width][height]:not([viewBox])").forEach(frame);
    [...document.querySelectorAll("table")].filter((each) => !each.parentElement.closest("table")).forEach(tellTable);
    root.classList.remove("rigor-measuring");
  };

  const paper = matchMedia("print");
  addEventListener("beforeprint", prepare);
  paper.addEventListener("change", (event) => event.matches && prepare());
  if (paper.matches) prepare();
})();
