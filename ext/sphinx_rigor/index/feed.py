"""An Atom feed (RFC 4287) of the finished articles.

Ids are made of the project and the slug, so that they outlive a move of the site or of a
file. Nothing in the feed comes from the clock: the same articles give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree import ElementTree as ET

from sphinx_rigor.records import moment_of, printable
from sphinx_rigor.verdict import Article

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPOCH = "1970-01-01T00:00:00+00:00"
BREAK = re.compile(r"(?<=[^\x00-\u2fff])\s*\n\s*(?=[^\x00-\u2fff])")
SUMMARY = 200
NEWEST = 50
NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Category:
    """A topic or a tag: ``term`` is its id, ``label`` its name."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """An article in the feed; ``address`` is where it is, below the root of the site."""

    key: str
    title: str
    address: str
    date: str
    summary: str = ""
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed: ``base`` is the address of the site, ``""`` where nobody has said it."""

    project: str
    title: str
    author: str
    language: str
    base: str
    updated: str
    items: tuple[Item, ...]


def render(feed: Feed, filename: str) -> str:
    """Return the feed as XML, the newest article first."""
    root = ET.Element("feed", {"xmlns": ATOM, XML_LANG: feed.language.replace("_", "-")})
    items = newest(feed.items)
    add(root, "id", urn(feed.project))
    add(root, "title", one_line(feed.title))
    add(root, "updated", moment(items[0].date) if items else moment(feed.updated))
    add(ET.SubElement(root, "author"), "name", feed.author)
    ET.SubElement(root, "link", rel="self", href=feed.base + filename)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=feed.base or "./")
    for each in items:
        add_entry(root, feed, each)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def newest(items: Iterable[Item]) -> list[Item]:
    """Return the newest articles; those without a date have no place in a feed."""
    dated = [each for each in items if moment_of(each.date)]
    dated.sort(key=lambda each: each.key)
    dated.sort(key=lambda each: moment_of(each.date) or NEVER, reverse=True)
    return dated[:NEWEST]


def add_entry(root: ET.Element, feed: Feed, item: Item) -> None:
    """Add one article."""
    entry = ET.SubElement(root, "entry")
    add(entry, "id", urn(f"{feed.project}\0{item.key}"))
    add(entry, "title", one_line(item.title))
    address = feed.base + quote(item.address, safe="/:#?&=%+,;@~")
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    add(entry, "published", moment(item.date))
    add(entry, "updated", moment(item.date))
    if item.summary:
        add(entry, "summary", item.summary)
    for each in item.categories:
        ET.SubElement(entry, "category", term=printable(each.term), label=printable(each.label))


def add(parent: ET.Element, name: str, text: str) -> None:
    """Add an element with a text."""
    ET.SubElement(parent, name).text = printable(text)


def one_line(text: str) -> str:
    """Return a text without line ends, which are no spaces between Chinese characters."""
    return " ".join(BREAK.sub("", text).split())


def urn(name: str) -> str:
    """Return an id that depends on a name alone."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def moment(text: str) -> str:
    """Return a date as RFC 3339 has it; the epoch where there is none."""
    found = moment_of(text)
    return found.isoformat(timespec="seconds") if found else EPOCH


def summary_of(article: Article) -> str:
    """Return the beginning of an article: its first paragraph, cut after a while."""
    heads = {each.place for each in article.facts.boxes}
    for each in article.facts.paragraphs:
        text = one_line(each.text)
        if each.words > 1 and each.place not in heads:
            return text if len(text) <= SUMMARY else f"{text[: SUMMARY - 1]}…"
    return ""


def key_of(article: Article) -> str:
    """Return what names an article for ever: its slug, its place where it has none."""
    slug = article.facts.front_matter.get("slug")
    return slug.written if slug and slug.value else article.facts.docname
