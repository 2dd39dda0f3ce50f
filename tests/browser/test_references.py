"""References in a browser: cards that show the target, landing on it, the way back."""

from __future__ import annotations

import pytest

from fixtures.chromium import Reader, serving
from fixtures.sites import Project

FILLER = "Words that fill the page.\n\n" * 40
HERE = f"""\
# Here

First [](#bound), then {{eq}}`sum`, [](#first), a note[^1], away [](#far), [a section](there.md#plain),
[folded](#folded) and [inner](#inner).

{FILLER}
:::{{theorem}} Bound on $x$
:label: bound

What the theorem says, with $x^2$.
:::

::::{{step-by-step}}
:::{{derivation-step}} Do it
:label: first

By doing.
:::
::::

$$a+b=c$$ (sum)

:::{{lemma}} Folded
:label: folded
:collapsible:

{FILLER}
(inner)=
Inside.

{FILLER}
:::

{FILLER}
More [text](#bound) below.

{FILLER}
[^1]: What the note says.
"""
THERE = f"# There\n\n{FILLER}\n## Plain\n\n:::{{lemma}} Far\n:label: far\n\nWhat stands [elsewhere](here.md).\n:::\n"
FILES = {
    "index": "# Start\n\n```{toctree}\nsub/here\nsub/there\n```\n",
    "sub/here": HERE,
    "sub/there": THERE,
}
CONFIG = {
    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
    "rigor_articles": [],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("cards")).write(FILES)
    return project.configure(html_theme="alabaster", **CONFIG).build().out


@pytest.fixture(scope="module")
def reader(pages, chromium):
    with serving(pages) as address, chromium.new_page(locale="en") as page:
        yield Reader(page, address)


def card(page, link: str) -> str:
    """Return what the card of a link shows once the pointer rests on the link."""
    page.mouse.move(0, 0)
    page.locator(f"[role=main] {link}").first.hover()
    page.locator(".rigor-card").wait_for()
    return page.locator(".rigor-card").inner_text()


def test_a_reference_shows_its_target(reader) -> None:
    page = reader.open("sub/here.html")

    assert "What the theorem says" in card(page, 'a[href="#bound"]')
    assert page.locator(".rigor-card math").count() >= 1
    assert page.locator(".rigor-card [id], .rigor-card .headerlink").count() == 0
    assert page.locator('a[aria-describedby="rigor-card"]').get_attribute("href") == "#bound"
    assert "By doing" in card(page, 'a[href="#first"]')
    card(page, 'a[href="#equation-sum"]')
    assert page.locator(".rigor-card annotation").text_content() == "a+b=c"
    assert "What the note says" in card(page, "a.footnote-reference")
    assert reader.errors == []


def test_a_target_on_another_page_is_fetched_once_and_a_section_shows_nothing(reader) -> None:
    page = reader.open("sub/here.html")
    reader.requests.clear()
    for _ in range(2):
        assert "What stands" in card(page, 'a[href="there.html#far"]')
    link = page.locator(".rigor-card a").get_attribute("href")
    page.locator('[role=main] a[href="there.html#plain"]').hover()
    page.wait_for_timeout(600)

    assert link == f"{reader.site}/sub/here.html"
    assert page.locator(".rigor-card").count() == 0
    assert [each for each in reader.requests if "there.html" in each] == [
        f"{reader.site}/sub/there.html"
    ]
    assert reader.errors == []


def test_the_keyboard_shows_a_card_and_escape_closes_it(reader) -> None:
    page = reader.open("sub/here.html")
    page.locator('[role=main] a[href="#bound"]').first.evaluate("e => e.previousElementSibling")
    while page.evaluate("document.activeElement.getAttribute('href')") != "#bound":
        page.keyboard.press("Tab")
    page.locator(".rigor-card").wait_for()
    page.keyboard.press("Escape")

    assert page.locator(".rigor-card").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#bound"


def test_from_a_disk_a_link_elsewhere_is_a_link(chromium, pages) -> None:
    with chromium.new_page() as page:
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{pages.as_uri()}/sub/here.html")
        page.locator('[role=main] a[href="there.html#far"]').hover()
        page.wait_for_timeout(600)

        assert page.locator(".rigor-card").count() == 0
        page.locator('[role=main] a[href="there.html#far"]').click()
        page.wait_for_url("**/there.html#far")
        assert problems == []


def test_a_finger_opens_no_card(chromium, pages) -> None:
    with serving(pages) as address, chromium.new_page(has_touch=True, is_mobile=True) as page:
        page.goto(f"{address}/sub/here.html")
        page.locator('[role=main] a[href="#bound"]').first.tap()
        page.wait_for_timeout(600)

        assert page.url.endswith("#bound")
        assert page.locator(".rigor-card").count() == 0
        assert page.locator("#bound.rigor-landed").count() == 1


def test_a_link_opens_what_is_folded_and_back_returns_to_its_line(reader) -> None:
    page = reader.open("sub/here.html")
    link = page.locator('[role=main] a[href="#bound"]').last
    link.scroll_into_view_if_needed()
    for name in ("bound", "folded", "inner"):
        start = page.locator(f'[role=main] a[href="#{name}"]').last
        start.scroll_into_view_if_needed()
        before = start.bounding_box()["y"]
        start.click()
        page.wait_for_function(
            "(name) => location.hash === `#${name}` && document.querySelector('.rigor-landed')",
            arg=name,
        )
        at = page.locator(f"#{name}").first.bounding_box()["y"]
        assert -20 <= at <= 720, name
        assert page.locator("#folded").get_attribute("open") is not None or name == "bound"
        page.go_back()
        page.wait_for_function("!location.hash")
        page.wait_for_timeout(100)
        assert start.bounding_box()["y"] == pytest.approx(before, abs=3), name


def test_a_button_leads_back_by_each_reference_that_was_followed(reader) -> None:
    page = reader.open("sub/here.html")
    button, places = page.locator("button.rigor-back"), []
    assert button.count() == 0
    for name in ("folded", "bound"):
        link = page.locator(f'[role=main] a[href="#{name}"]:not(.headerlink)').last
        link.scroll_into_view_if_needed()
        places.append((link, link.bounding_box()["y"]))
        link.click()
        page.wait_for_url(f"**#{name}")
        button.wait_for()
    for link, before in reversed(places):
        button.click()
        page.wait_for_timeout(200)
        assert link.bounding_box()["y"] == pytest.approx(before, abs=3)

    assert button.count() == 0
    assert "#" not in page.url
    page.locator(".headerlink").first.evaluate("each => each.click()")
    page.wait_for_timeout(100)
    assert button.count() == 0
    assert reader.errors == []


def test_what_is_folded_opens_for_a_link_from_elsewhere(reader) -> None:
    for name in ("folded", "inner"):
        page = reader.open(f"sub/here.html#{name}")
        page.wait_for_function("document.querySelector('#folded').open")
        reader.open("sub/there.html")


TABS = """\
# T

[Go](#deep)

````{tab-set}
```{tab-item} One
First.
```
```{tab-item} Two
(deep)=
Second.
```
````
"""


def test_a_link_turns_to_the_tab_it_leads_into(project, read) -> None:
    extensions = ["myst_parser", "sphinx_design", "sphinx_rigor"]
    built = project({"index": TABS}, extensions=extensions).build()
    page = read(built.out).open("index.html")
    place = page.get_by_text("Second.")
    assert not place.is_visible()

    page.get_by_role("link", name="Go").click()
    place.wait_for(state="visible")
    page.goto("about:blank")
    read(built.out).open("index.html#deep").get_by_text("Second.").wait_for(state="visible")
