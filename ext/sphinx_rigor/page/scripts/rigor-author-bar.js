// The bar of findings at the edge of a page, for its authors: see author_bar.py.
(() => {
  const { page } = document.currentScript.dataset;
  const root = document.documentElement.dataset.content_root ?? "./";
  const order = ["error", "warning", "advice"];

  const make = (tag, name, text = "") => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };

  const count = (found, severity) => found.filter((each) => each.severity === severity).length;

  const summary = (found, words) => {
    const parts = order
      .filter((severity) => count(found, severity))
      .map((severity) => `${words[severity]} ${count(found, severity)}`);
    return parts.join(" · ") || words.none;
  };

  const rows = (found, words) => {
    const list = make("ul", "rigor-author-findings");
    const sorted = [...found].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    for (const each of sorted) {
      const place = words.line.replace("%s", each.line);
      const row = make("li", `rigor-${each.severity}`, `${place}: ${each.message} `);
      row.append(make("code", "", each.rule));
      list.append(row);
    }
    return list;
  };

  const elsewhere = ({ pages, others, words }) => {
    const text = make("div", "rigor-author-elsewhere");
    const links = make("p", "", `${words.elsewhere}: `);
    for (const [name, { uri, found }] of Object.entries(pages)) {
      if (name === page || found.every((each) => each.severity === "advice")) continue;
      const link = make("a", "", name.split("/").pop());
      link.href = root + uri;
      links.append(link, " ");
    }
    if (links.childElementCount) text.append(links);
    text.append(...others.map((each) => make("p", "", each)));
    return text;
  };

  const show = (data) => {
    const { words, met, pages } = data;
    const found = pages[page]?.found ?? [];
    const bar = make("aside", "rigor-author-bar");
    bar.setAttribute("aria-label", words.label);
    const details = document.createElement("details");
    const text = [met[page], summary(found, words)].filter(Boolean).join(" · ");
    details.append(make("summary", "", text), rows(found, words), elsewhere(data));
    details.open = sessionStorage.getItem("rigor-author-bar") === "open";
    details.addEventListener("toggle", () =>
      sessionStorage.setItem("rigor-author-bar", details.open ? "open" : "shut"),
    );
    const worst = order.find((severity) => count(found, severity)) ?? "none";
    bar.classList.add(`rigor-worst-${worst}`);
    bar.append(details);
    document.body.append(bar);
  };

  fetch(`${root}rigor-findings.json`, { cache: "no-store" })
    .then((response) => response.json())
    .then(show);
})();
