"""Forms in which authors write titles, entries and fields."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

Field = tuple[str, str | list[str]]
Fielded = Callable[[list[Field]], str]
Titled = Callable[[str, int, str], str]
Entered = Callable[[str, str], str]


def number(n: int) -> str:
    return "一二三四五"[n - 1]


def listed(text: str | list[str]) -> str:
    """Return a field's text; several points are a list."""
    return (
        text
        if isinstance(text, str)
        else "\n" + "\n".join(f"{n}. {each}" for n, each in enumerate(text, 1))
    )


def beside(mark: str) -> Fielded:
    """Return fields as a label with its text behind it, a paragraph each."""

    def render(fields: list[Field]) -> str:
        return "\n\n".join(
            mark.format(label) + (text if isinstance(text, str) else "\n" + listed(text))
            for label, text in fields
        )

    return render


def below(mark: str) -> Fielded:
    """Return fields as a label with its text in the next paragraph."""
    return lambda fields: "\n\n".join(
        f"{mark.format(label)}\n\n{listed(text).strip()}" for label, text in fields
    )


def items(mark: str, bullet: str = "- ") -> Fielded:
    """Return fields as the items of a list; points are a list in it."""

    def render(fields: list[Field]) -> str:
        found = []
        for n, (label, text) in enumerate(fields, 1):
            lead = bullet.format(n)
            body = (
                text
                if isinstance(text, str)
                else "\n" + indent("\n".join(f"- {each}" for each in text), " " * len(lead))
            )
            found.append(f"{lead}{mark.format(label)}{body}")
        return "\n".join(found)

    return render


def terms(fields: list[Field]) -> str:
    """Return fields as a definition list."""
    return "\n\n".join(
        f"{label}\n: {text if isinstance(text, str) else indent(listed(text).strip(), '  ').strip()}"
        for label, text in fields
    )


def names(fields: list[Field]) -> str:
    """Return fields as a field list."""
    return "\n".join(
        f":{label}: {text if isinstance(text, str) else '；'.join(f'({n}) {each}' for n, each in enumerate(text, 1))}"
        for label, text in fields
    )


def rows(fields: list[Field]) -> str:
    """Return fields as the rows of a table."""
    body = "\n".join(
        f"| {label} | {text if isinstance(text, str) else '<br>'.join(f'({n}) {each}' for n, each in enumerate(text, 1))} |"
        for label, text in fields
    )
    return f"| 项 | 内容 |\n|---|---|\n{body}"


def lines(mark: str, end: str = "") -> Fielded:
    """Return fields as lines of one paragraph; points are numbered in the line."""

    def render(fields: list[Field]) -> str:
        return f"{end}\n".join(
            mark.format(label)
            + (
                text
                if isinstance(text, str)
                else "；".join(f"（{n}）{each}" for n, each in enumerate(text, 1))
            )
            for label, text in fields
        )

    return render


def unlabelled(fields: list[Field]) -> str:
    """Return fields, the first of which goes without its label."""
    (_label, first), *others = fields
    return f"{listed(first).strip()}\n\n{beside('**{}**：')(others)}"


def quoted(inner: Fielded) -> Fielded:
    return lambda fields: indent(inner(fields), "> ", lambda _line: True)


def boxed(opening: str, closing: str, inner: Fielded) -> Fielded:
    return lambda fields: f"{opening}\n\n{inner(fields)}\n\n{closing}"


FIELDS: dict[str, Fielded] = {
    "bold": beside("**{}**："),
    "bold, half-width colon": beside("**{}**: "),
    "bold, colon inside": beside("**{}：** "),
    "bold, no colon": beside("**{}** "),
    "bold, dash": beside("**{}** —— "),
    "bold underscores": beside("__{}__: "),
    "bold italic": beside("***{}***："),
    "bold, emoji": beside("🔍 **{}**："),
    "bold, emoji inside": beside("**🔍 {}**："),
    "bold, number": beside("**1. {}**："),
    "bold, number in parentheses": beside("**（1）{}**："),
    "bold, remark": beside("**{}**（估计）："),
    "bold, brackets": beside("**【{}】** "),
    "bold line": below("**{}**"),
    "bold line, colon": below("**{}**："),
    "italic": beside("*{}*："),
    "italic line": below("*{}*"),
    "plain": beside("{}："),
    "plain, half-width colon": beside("{}: "),
    "plain, number": beside("（1）{}："),
    "plain line": below("{}："),
    "brackets": beside("【{}】"),
    "brackets line": below("【{}】"),
    "code": beside("`{}`："),
    "b element": beside("<b>{}</b>："),
    "strong element": beside("<strong>{}</strong>："),
    "items, bold": items("**{}**："),
    "items, plain": items("{}："),
    "items, half-width colon": items("{}: "),
    "items, italic": items("*{}*："),
    "items, brackets": items("【{}】"),
    "items, numbered": items("**{}**：", "{}. "),
    "items, numbered plain": items("{}：", "{}. "),
    "items, stars": items("**{}**：", "* "),
    "items, emoji": items("📌 **{}**："),
    "heading": below("##### {}"),
    "heading, number": below("##### 1. {}"),
    "heading, bold": below("##### **{}**"),
    "heading, colon": below("##### {}："),
    "raw heading": below("<h5>{}</h5>"),
    "rubric": below("```{{rubric}} {}\n```"),
    "definition list": terms,
    "field list": names,
    "table": rows,
    "lines": lines("**{}**："),
    "lines, plain": lines("{}：", "\\"),
    "lines, br": lines("**{}**：", "<br>"),
    "lead without label": unlabelled,
    "quote": quoted(beside("**{}**：")),
    "quote, items": quoted(items("{}：")),
    "note": boxed(":::{note}", ":::", beside("**{}**：")),
    "div": boxed('<div class="x">', "</div>", beside("**{}**：")),
    "dropdown": boxed(":::{dropdown} 详情", ":::", beside("**{}**：")),
    "details": boxed("<details>\n<summary>详情</summary>", "</details>", beside("**{}**：")),
}
TITLES: dict[str, Titled] = {
    "1:": lambda word, n, title: f"{word}{n}：{title}",
    "space 1:": lambda word, n, title: f"{word} {n}：{title}",
    "half-width": lambda word, n, title: f"{word}{n}: {title}",
    "full-width": lambda word, n, title: f"{word}{chr(0xFF10 + n)}：{title}",
    "circled": lambda word, n, title: f"{word}{chr(0x245F + n)}：{title}",
    "Chinese": lambda word, n, title: f"{word}{number(n)}：{title}",
    "Roman": lambda word, n, title: f"{word}{chr(0x215F + n)}：{title}",
    "letter": lambda word, n, title: f"{word} {chr(64 + n)}：{title}",
    "parentheses": lambda word, n, title: f"{word}（{n}）：{title}",
    "parentheses, no colon": lambda word, n, title: f"{word} ({n}) {title}",
    "#": lambda word, n, title: f"{word}#{n}：{title}",
    "No.": lambda word, n, title: f"{word} No.{n}：{title}",
    "dot": lambda word, n, title: f"{word} {n}. {title}",
    "dash": lambda word, n, title: f"{word}{n} - {title}",
    "long dash": lambda word, n, title: f"{word}{n}——{title}",
    "hyphen": lambda word, n, title: f"{word}{n}-{title}",
    "bar": lambda word, n, title: f"{word}{n}｜{title}",
    "space": lambda word, n, title: f"{word}{n} {title}",
    "no separator": lambda word, n, title: f"{word}{n}（{title}）",
    "1. before": lambda word, n, title: f"{n}. {word}：{title}",
    "1) before": lambda word, n, title: f"{n}) {word}：{title}",
    "(一) before": lambda word, n, title: f"（{number(n)}）{word}：{title}",
    "一、 before": lambda word, n, title: f"{number(n)}、{word}：{title}",
    "① before": lambda word, n, title: f"{chr(0x245F + n)} {word}：{title}",
    "4.2.1 before": lambda word, n, title: f"4.2.{n} {word}{n}：{title}",
    "§ before": lambda word, n, title: f"§ 4.{n} {word}：{title}",
    "# before": lambda word, n, title: f"\\#{n} {word}：{title}",
    "keycap before": lambda word, n, title: f"{n}\ufe0f\u20e3 {word}：{title}",
    "第一个": lambda word, n, title: f"第{number(n)}个{word}：{title}",
    "no number": lambda word, _n, title: f"{word}：{title}",
    "emoji": lambda word, n, title: f"🔴 {word}{n}：{title}",
    "emoji behind": lambda word, n, title: f"{word}{n}：{title} 🚗",
    "【】": lambda word, n, title: f"【{word}{n}】{title}",
    "【】 around": lambda word, n, title: f"【{word}{n}：{title}】",
    "「」": lambda word, n, title: f"「{word}{n}」{title}",
    "main": lambda word, n, title: f"主要{word}{n}：{title}",
    "stars": lambda word, n, title: f"⭐ {word}{n}：{title} ⭐⭐⭐",
}


def heading(level: int, mark: str = "{}") -> Entered:
    return lambda title, body: f"{'#' * level} {mark.format(title)}\n\n{body}"


def above(mark: str) -> Entered:
    """Return an entry whose title is a line of its own."""
    return lambda title, body: f"{mark.format(title)}\n\n{body}"


def item(mark: str, bullet: str) -> Entered:
    """Return an entry as an item; its fields stand in it."""
    return lambda title, body: (
        f"{bullet}{mark.format(title)}\n\n{indent(body, ' ' * len(bullet))}"
    )


def around(opening: str, closing: str) -> Entered:
    """Return an entry as a directive or an element with a title."""
    return lambda title, body: f"{opening.format(title)}\n\n{body}\n\n{closing}"


def term(title: str, body: str) -> str:
    return f"{title}\n: {indent(body, '  ').strip()}"


def quote(mark: str) -> Entered:
    return lambda title, body: indent(
        f"{mark.format(title)}\n\n{body}", "> ", lambda _line: True
    )


ENTRIES: dict[str, Entered] = {
    "bold line": above("**{}**"),
    "bold line, underscores": above("__{}__"),
    "bold line, emoji before": above("⚠️ **{}**"),
    "bold italic line": above("***{}***"),
    "italic line": above("*{}*"),
    "b element": above("<b>{}</b>"),
    "p with strong": above("<p><strong>{}</strong></p>"),
    "span": above('<span class="t">**{}**</span>'),
    "heading 3": heading(3),
    "heading 4": heading(4),
    "heading, bold": heading(4, "**{}**"),
    "heading, italic": heading(4, "*{}*"),
    "heading, closed": heading(4, "{} ####"),
    "raw heading": above("<h4>{}</h4>"),
    "raw heading with class": above('<h4 class="t">{}</h4>'),
    "rubric": above("```{{rubric}} {}\n```"),
    "item, bold": item("**{}**", "- "),
    "item, numbered": item("**{}**", "1. "),
    "item, plain": item("{}", "- "),
    "definition list": term,
    "quote, bold": quote("**{}**"),
    "quote, heading": quote("#### {}"),
    "admonition": around(":::{{admonition}} {}", ":::"),
    "admonition, backticks": around("````{{admonition}} {}", "````"),
    "note with heading": around(":::{{note}}\n#### {}", ":::"),
    "note with bold": around(":::{{note}}\n**{}**", ":::"),
    "dropdown": around("::::{{dropdown}} {}", "::::"),
    "card": around("::::{{card}} {}", "::::"),
    "div with heading": around('<div class="x">\n\n#### {}', "</div>"),
    "div with bold": around('<div class="x">\n\n**{}**', "</div>"),
    "box with heading": around('<div class="analysis-box">\n\n#### {}', "</div>"),
    "box with title": around("::::{{analysis}} {}", "::::"),
    "details": around("<details>\n<summary>{}</summary>\n", "</details>"),
    "details, bold summary": around("<details>\n<summary><b>{}</b></summary>\n", "</details>"),
    "details with div": around(
        '<details>\n<summary>{}</summary>\n<div markdown="1">', "</div>\n</details>"
    ),
    "topic": around("::::{{topic}} {}", "::::"),
    "ruler between": lambda title, body: f"**{title}**\n\n{body}\n\n---",
}
PARTS: dict[str, Callable[[int, str], str]] = {
    "level 3": lambda n, title: f"### 第{n}部分：{title}",
    "half-width": lambda n, title: f"## 第{n}部分: {title}",
    "space": lambda n, title: f"## 第 {n} 部分 {title}",
    "Chinese": lambda n, title: f"## 第{number(n)}部分：{title}",
    "chapter": lambda n, title: f"## 第{number(n)}章 {title}",
    "1.": lambda n, title: f"## {n}. {title}",
    "一、": lambda n, title: f"## {number(n)}、{title}",
    "（一）": lambda n, title: f"## （{number(n)}）{title}",
    "no number": lambda _n, title: f"## {title}",
    "emoji": lambda n, title: f"## 🧠 第{n}部分：{title}",
    "bold": lambda n, title: f"## **第{n}部分：{title}**",
    "Part": lambda n, title: f"## Part {n}: {title}",
    "【】": lambda n, title: f"## 【第{n}部分】{title}",
}


def members(
    mark: str, entry: Entered, field: Fielded
) -> Callable[[dict, str, list[tuple[str, list[Field]]]], str]:
    """Return a gathering heading with members that do not name their kind."""

    def render(words: dict, kind: str, found: list[tuple[str, list[Field]]]) -> str:
        body = "\n\n".join(entry(mark.format(title), field(fields)) for title, fields in found)
        return f"### {words['gather'][kind]}\n\n{body}"

    return render


def member_rows(words: dict, kind: str, found: list[tuple[str, list[Field]]]) -> str:
    """Return a gathering heading with a table, a row an entry, a column a field."""
    labels = [label for label, _text in found[0][1]]
    head = " | ".join([words[kind], *labels])
    body = "\n".join(
        "| "
        + " | ".join(
            [
                title,
                *(
                    text
                    if isinstance(text, str)
                    else "<br>".join(f"({n}) {each}" for n, each in enumerate(text, 1))
                    for _label, text in fields
                ),
            ]
        )
        + " |"
        for title, fields in found
    )
    return f"### {words['gather'][kind]}\n\n| {head} |\n|{'---|' * (len(labels) + 1)}\n{body}"


GATHERED = {
    "headings": members("{}", heading(4), FIELDS["bold"]),
    "headings, items": members("{}", heading(4), FIELDS["items, plain"]),
    "headings, numbers": members("1. {}", heading(4), FIELDS["bold"]),
    "bold lines": members("**{}**", above("{}"), FIELDS["items, bold"]),
    "bold lines, numbers": members("**1. {}**", above("{}"), FIELDS["items, plain"]),
    "items": members("**{}**：", item("{}", "- "), FIELDS["items, plain"]),
    "items, numbered": members("**{}**", item("{}", "1. "), FIELDS["items, bold"]),
    "table": member_rows,
}
