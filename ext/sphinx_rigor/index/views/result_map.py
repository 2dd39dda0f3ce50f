"""``{result-map} [TOPIC | DOCNAME]``: what uses what, drawn, and as a list.

Without a name it is the map of the article it stands in, elsewhere that of the site. A map
too large to be read leads to those of the topics, or of the articles, instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes
from sphinx.locale import get_translation

from sphinx_rigor.index.bars import fold
from sphinx_rigor.index.drawing import Drawn, drawing, shortened
from sphinx_rigor.index.shapes import (
    MATH,
    bullets,
    inline,
    joined,
    link,
    paragraph,
    place_link,
    rubric,
)
from sphinx_rigor.index.views._map import (
    head_of,
    name_of,
    record_of,
    relations,
    state_of,
    title_at,
)
from sphinx_rigor.index.views._view import Context, View
from sphinx_rigor.verdict import Key

_ = get_translation("sphinx_rigor")
MOST = 48
"""Boxes that a drawing can have and still be read."""


def build(context: Context) -> list[nodes.Node]:
    """Return drawing, legend and list; nothing where nothing uses anything."""
    documents = documents_of(context)
    keys = joined_keys(context, set(documents))
    if not keys:
        return []
    if len(keys) > MOST:
        return smaller(context, documents)
    return [fold(title_of(keys), *content(context, keys), opened=True)]


def title_of(keys: Sequence[Key]) -> str:
    """Return the words of the handle."""
    return str(_("Map of results (%(count)s)")) % {"count": len(keys)}


def documents_of(context: Context) -> list[str]:
    """Return the articles that are meant."""
    coverage, name = context.coverage, context.argument.strip("/")
    if name and coverage and coverage.plan.topic(name):
        return [each.docname for each in coverage.articles_of(name)]
    if context.article:
        return [context.article.facts.docname]
    return [] if name else list(context.site.articles)


def joined_keys(context: Context, documents: set[str]) -> list[Key]:
    """Return the boxes that a use joins, in or with one of these documents."""
    results = context.site.results
    uses = results.uses_about(documents)
    return results.in_order({key for use in uses for key in (use.user, use.used)})


def content(context: Context, keys: Sequence[Key]) -> list[nodes.Node]:
    """Return the drawing with what its lines mean, and the list."""
    marks, articles = {key: f"{key.docname}#{key.id}" for key in keys}, elsewhere(context, keys)
    boxes = {marks[key]: drawn(context, key, articles.get(key.docname, "")) for key in keys}
    edges = [
        (marks[use.used], marks[use.user])
        for use in context.site.results.uses_about(key.docname for key in keys)
        if use.used in marks and use.user in marks
    ]
    made = drawing(boxes, list(dict.fromkeys(edges)), str(_("Map of results")))
    lines = bullets((line(context, each) for each in keys), ["rigor-map-list"])
    if not made:
        return [lines]
    names = [paragraph(*named(context, articles), classes=["rigor-legend"])] if articles else []
    return [*made, legend(), *names, fold(str(_("The same as a list")), lines)]


def elsewhere(context: Context, keys: Sequence[Key]) -> dict[str, str]:
    """Return the marks of articles other than the page itself, by their docnames."""
    names = dict.fromkeys(key.docname for key in keys if key.docname != context.docname)
    return {name: f"[{number}]" for number, name in enumerate(names, 1)}


def named(context: Context, marks: Mapping[str, str]) -> list[nodes.Node]:
    """Return each mark with the article that it stands for."""
    found = [
        nodes.inline("", "", nodes.Text(f"{mark} "), link(name, title_at(context, name)))
        for name, mark in marks.items()
    ]
    return joined(found, str(_("; ")))


def legend() -> nodes.paragraph:
    """Return what arrows and frames mean."""
    words = _(
        "An arrow leads from a result to one that uses it. Frame: dashed: stated, not proved; "
        "plain: proved; double: recomputed, too; thin: a definition or an axiom."
    )
    return paragraph(str(words), classes=["rigor-legend"])


def drawn(context: Context, key: Key, mark: str) -> Drawn:
    """Return a box as the drawing shows it, behind the mark of another article.

    Titles with formulas are left to the list.
    """
    node, record = context.site.results.nodes[key], record_of(context, key)
    title = record.title if record and record.number else ""
    state = node.state if node.needs_proof or node.state != "stated" else "given"
    words = joined_words(name_of(context, key, context.docname), title, state_of(node))
    shown = "" if MATH.search(title) else shortened(title)
    head = " ".join(filter(None, (mark, shortened(head_of(context, key)))))
    return Drawn(key.docname, key.id, head, shown, words, state)


def joined_words(*words: str) -> str:
    """Return words with commas between those there are."""
    return str(_(", ")).join(each for each in words if each)


def line(context: Context, key: Key) -> nodes.paragraph:
    """Return one box with its state and its uses."""
    node, record = context.site.results.nodes[key], record_of(context, key)
    name = name_of(context, key, context.docname)
    text = (
        f"{name}\N{EM SPACE}{record.title}"
        if record and record.number and record.title
        else name
    )
    pieces: list[nodes.Node] = [place_link(key.docname, key.id, text)]
    if state := state_of(node):
        pieces.append(inline(state, "rigor-aside"))
    return paragraph(*joined([*pieces, *relations(context, key, context.docname)]))


def smaller(context: Context, documents: Sequence[str]) -> list[nodes.Node]:
    """Return the ways to smaller maps: those of topics, or of a topic's articles."""
    ways = article_ways(context, documents) if context.argument else topic_ways(context)
    found = list(ways)
    return [rubric(str(_("Map of results"))), bullets(found, ["rigor-ways"])] if found else []


def topic_ways(context: Context) -> Iterator[nodes.paragraph]:
    """Yield the topics whose articles have a map."""
    coverage = context.coverage
    for topic in coverage.plan.topics if coverage else ():
        names = {each.docname for each in coverage.articles_of(topic.id)} if coverage else set()
        if count := len(joined_keys(context, names)):
            yield way(f"topics/{topic.id}", topic.title, count)


def article_ways(context: Context, documents: Sequence[str]) -> Iterator[nodes.paragraph]:
    """Yield the articles that have a map."""
    for name in documents:
        if count := len(joined_keys(context, {name})):
            yield way(name, context.site.articles[name].verdict.title, count)


def way(docname: str, title: str, count: int) -> nodes.paragraph:
    """Return a link to a page with a map, and how many boxes it has."""
    words = str(_("Map of results (%(count)s)")) % {"count": count}
    return paragraph(link(docname, title), " ", inline(words, "rigor-aside"))


def fault(context: Context) -> str:
    """Say that neither a topic nor an article has this name."""
    if not context.argument or documents_of(context):
        return ""
    coverage = context.coverage
    if coverage and coverage.plan.topic(context.argument):
        return ""
    words = str(_("no topic or article is called %(name)s"))
    return words % {"name": context.argument}


VIEW = View(build=build, argument=None, fault=fault, needs_plan=False)
