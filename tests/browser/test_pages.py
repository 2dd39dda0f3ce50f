"""The pages of the site in a browser: read, operated, printed, by keyboard, on phones."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
from axe_playwright_python.sync_playwright import Axe

SAMPLE = "blogs_raw/sample.html"
STEPS = "blogs_raw/moe环游记1从几何意义出发.html"
TABLES = "blogs_raw/moe环游记3换个思路来分配.html"
PAGES = [
    "index.html",
    SAMPLE,
    "topics/index.html",
    "topics/moe.html",
    "topics/tags.html",
    "topics/archive.html",
    "plan/7.html",
    "plan/index.html",
    "plan/dashboard.html",
    "guide/gallery.html",
    "guide/start.html",
    "search.html?q=样例",
]
SERIOUS = {"serious", "critical"}
REACHED = """() => {
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  window.waiting = new Set([...document.querySelectorAll('a[href], button, summary, input')]
    .filter((element) => seen(element) && !element.disabled && element.tabIndex >= 0));
}"""


def faults(page, **options) -> list[str]:
    """Return the serious faults that axe finds, each with where it is."""
    found = Axe().run(page, **options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault_of_access(reader, path: str, nightly: bool) -> None:
    modes, place = ((1440, "light"), (390, "dark")), PAGES.index(path)
    if place % 3 == 1 and not nightly:
        pytest.skip("tried with --nightly")
    for width, scheme in modes if nightly else modes[place % 2 :][:1]:
        reader.page.set_viewport_size({"width": width, "height": 900})
        reader.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

        assert faults(reader.open(path)) == [], (width, scheme)


def test_no_page_has_an_error_or_asks_another_site(reader) -> None:
    for path in PAGES:
        reader.open(path)

    assert reader.errors == []
    assert reader.strayed == []


@pytest.mark.parametrize("width", [390, 768, 1440, 2200])
def test_no_page_scrolls_sideways(reader, width: int, nightly: bool) -> None:
    if width != 390 and not nightly:
        pytest.skip("tried with --nightly")
    reader.page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for path in PAGES:
        room = "[document.documentElement.scrollWidth, window.innerWidth]"
        needed, given = reader.open(path).evaluate(room)
        wide += [(path, needed)] if needed > given else []

    assert wide == []


@pytest.mark.parametrize("path", [SAMPLE, "topics/moe.html"])
def test_the_keyboard_reaches_everything(reader, path: str, nightly: bool) -> None:
    if path != SAMPLE and not nightly:
        pytest.skip("tried with --nightly")
    page = reader.open(path)
    page.evaluate(REACHED)
    count = page.evaluate("window.waiting.size")
    for _ in range(count + 20):
        page.keyboard.press("Tab")
        page.evaluate("window.waiting.delete(document.activeElement)")
    left = page.evaluate("[...window.waiting].map((each) => each.outerHTML.slice(0, 200))")

    assert count > 10
    assert left == []


def test_the_first_tab_skips_to_the_text(reader) -> None:
    page = reader.open(SAMPLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main-content"


def test_a_wide_formula_takes_the_focus_and_a_narrow_one_does_not(reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    page = reader.open(SAMPLE)
    page.wait_for_selector("[data-rigor-scrolls]")
    page.set_viewport_size({"width": 1440, "height": 800})
    formulas = "article :is(.math, .rigor-math, .rigor-formula)[data-rigor-scrolls]"
    page.wait_for_selector(formulas, state="detached")


def test_the_theme_is_switched_and_stays(reader) -> None:
    reader.page.emulate_media(color_scheme="light")
    page = reader.open("index.html")
    shade = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(shade)
    page.locator("button.theme-switch-button:visible").click()
    page.locator("button.theme-change-button[data-mode=dark]:visible").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(shade) != light


def test_a_link_to_the_inside_of_a_closed_box_opens_it(reader) -> None:
    page = reader.open(SAMPLE)
    box = page.locator("details.rigor-proof")

    assert not box.get_attribute("open")
    page.get_by_role("link", name="框里的公式").click()
    page.wait_for_selector("details.rigor-proof[open]")
    assert page.get_by_text("这一段在折叠的框里").is_visible()


def test_printing_shows_what_closed_boxes_hold(reader) -> None:
    page = reader.open(SAMPLE)
    hidden = page.get_by_text("这一段在折叠的框里")
    on_screen = hidden.evaluate("(each) => each.getBoundingClientRect().height")
    page.emulate_media(media="print")

    assert on_screen == 0
    assert hidden.evaluate("(each) => each.getBoundingClientRect().height") > 0
    assert page.locator(".bd-header").is_hidden()


def test_a_phone_has_a_menu(reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    page = reader.open(SAMPLE)
    link = page.locator("dialog, .bd-sidebar-primary").get_by_role(
        "link", name="主题", exact=True
    )

    assert not link.first.is_visible()
    page.locator("button.primary-toggle").click()
    link.first.wait_for()
    page.keyboard.press("Escape")
    link.first.wait_for(state="hidden")
    page.locator("button.primary-toggle").click()
    link.first.click()
    page.wait_for_url("**/topics/index.html")


def test_the_way_back_leads_from_an_article_to_its_topic_and_home(reader) -> None:
    page = reader.open(SAMPLE)
    page.locator("article a[href*='topics/moe']").first.click()
    page.get_by_role("link", name="样例：折叠的框与宽公式").first.click()
    page.locator(".bd-breadcrumbs a").first.click()
    page.wait_for_url("**/index.html")

    assert reader.errors == []


def test_wrapped_lines_of_chinese_show_no_space(reader) -> None:
    assert reader.open(SAMPLE).get_by_text("一行汉字接着一行").is_visible()


def test_a_page_loads_nothing_of_the_search_until_its_box_is_used(reader) -> None:
    page = reader.open("guide/start.html")
    assert not [
        each for each in reader.requests if "search" in each and "site-search" not in each
    ]

    page.keyboard.press("Control+k")
    page.keyboard.type("样例")
    page.locator("#pst-search-dialog li a").first.wait_for()
    page.keyboard.press("ArrowDown")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(address))  # and the section on it

    assert "/blogs_raw/" in address
    page.locator("[role=main] .highlighted").first.wait_for()
    # The copy of the site that is read here has no figures.
    assert [each for each in reader.errors if "figures/" not in each] == []


def test_what_is_typed_finds_near_misses_as_the_page_of_the_search_does(reader) -> None:
    page = reader.open("guide/start.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("为什么专家会塌陷")
    page.locator("#pst-search-dialog li a").first.wait_for()

    assert "moe" in page.locator("#pst-search-dialog li a").first.get_attribute("href")


def test_more_than_the_box_shows_is_counted_and_listed_on_the_page_of_the_search(
    reader,
) -> None:
    page = reader.open("guide/start.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("公式")
    rest = page.locator("#pst-search-dialog li.site-search-rest > a")
    count = int(re.findall(r"\d+", rest.inner_text())[0])
    assert page.locator("#pst-search-dialog li").count() == 21
    rest.click()
    page.wait_for_function(f"document.querySelectorAll('ul.search > li').length === {count}")

    assert str(count) in page.locator(".search-summary").inner_text()


def test_what_is_found_while_typing_is_that_of_the_last_words(reader) -> None:
    page = reader.open("guide/start.html")
    page.keyboard.press("Control+k")
    for text in ("专家", "不存在的词语啊"):
        page.locator("#pst-search-dialog input").fill(text)
        page.wait_for_timeout(30)
    page.wait_for_function("document.querySelector('#search-results').dataset.count === '0'")

    assert page.locator("#pst-search-dialog li").count() == 0
    assert page.locator("#pst-search-dialog input").input_value() == "不存在的词语啊"


def test_what_a_page_is_operated_with_speaks_its_language(reader) -> None:
    page = reader.open("guide/rules.html")
    named = page.locator("body").evaluate(
        """(body) => [...body.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap(
          (each) => ["aria-label", "title", "placeholder"].map((name) => each.getAttribute(name)))"""
    )

    assert [
        each for each in named if each and re.fullmatch(r"[A-Z][a-z]+( [A-Za-z]+)*", each)
    ] == []


def test_a_page_has_one_viewport(reader) -> None:
    page = reader.open("guide/start.html")

    assert page.locator("meta[name=viewport]").count() == 1


def test_steps_are_revealed_one_by_one_and_printed_whole(reader) -> None:
    page = reader.open(STEPS)
    box = page.locator(".rigor-step-by-step").first
    hidden = box.locator("li.rigor-waits")
    button = box.get_by_role("button")
    count = box.locator("li.rigor-step").count()

    assert hidden.count() == 0
    button.click()
    assert hidden.count() == count - 1
    page.keyboard.press("ArrowRight")
    assert hidden.count() == count - 2
    page.keyboard.press("ArrowLeft")
    assert hidden.count() == count - 1
    last = box.locator("li.rigor-step").nth(2).get_attribute("id")
    page.evaluate("(id) => (location.hash = id)", last)
    box.locator(f"[id='{last}']").wait_for()
    assert hidden.count() == count - 3
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in box.locator("li.rigor-step").all())


def test_contents_that_arrive_do_not_move_the_article(reader) -> None:
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    page = reader.open(STEPS)
    left = "document.querySelector('.bd-article-container').getBoundingClientRect().left"
    before = page.evaluate(left)
    page.evaluate("document.querySelector('.bd-sidebar-secondary').remove()")

    assert page.evaluate(left) == before


def test_the_contents_mark_what_is_read_and_how_far(reader) -> None:
    reader.page.set_viewport_size({"width": 1440, "height": 900})
    page = reader.open(STEPS)
    page.evaluate("scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'})")
    mark = page.locator(".page-toc a.active[aria-current]")
    mark.wait_for()
    top = page.locator("[id='" + mark.get_attribute("href")[1:] + "']").bounding_box()["y"]
    below = page.locator(".page-toc a.active >> xpath=following::a[1]").get_attribute("href")
    bar = (
        "getComputedStyle(document.querySelector('#pst-secondary-sidebar'), '::before').height"
    )

    assert mark.count() == 1
    assert top < 300 < page.locator(f"[id='{below[1:]}']").bounding_box()["y"]
    assert page.evaluate(bar) == "3px"


def test_a_figure_opens_large_and_escape_closes_it(reader) -> None:
    page = reader.open(STEPS)
    page.locator("a.site-enlarge").first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.site-figure[open] img").wait_for(state="attached")
    page.keyboard.press("Escape")

    assert page.locator("dialog.site-figure").count() == 0
    assert "site-enlarge" in page.evaluate("document.activeElement.className")


def test_boxes_of_a_map_show_cards_and_lead_to_theirs(reader) -> None:
    page = reader.open(STEPS)
    box = page.locator(".rigor-map a").first
    box.hover()
    page.locator(".rigor-card").wait_for()
    page.keyboard.press("Escape")
    top = box.bounding_box()["y"]
    box.click()
    page.locator(".rigor-box.rigor-landed").wait_for()
    page.go_back()
    page.wait_for_timeout(300)

    assert abs(box.bounding_box()["y"] - top) < 2
    assert [each for each in reader.errors if "figures/" not in each] == []


def test_the_frame_of_a_page_needs_no_font_and_no_english(reader) -> None:
    page = reader.open("index.html")
    icons = page.locator("[class*=fa-]:visible").evaluate_all(
        "(found) => found.map((each) => getComputedStyle(each, '::before').maskImage)"
    )

    assert page.locator("p.copyright").inner_text().startswith("© 2")
    assert len(icons) >= 3
    assert all(each.startswith("url(") for each in icons)
    assert [each for each in reader.requests if "/webfonts/" in each] == []


def test_columns_of_tables_can_be_read_on_a_phone(reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    page = reader.open(TABLES)
    widths = page.locator("article table:not(.rigor-table) td").evaluate_all(
        "(found) => found.map((each) => each.offsetWidth)"
    )

    assert widths
    assert min(widths) > 80


def test_a_page_waits_for_one_sheet_and_for_no_script(reader) -> None:
    head = reader.open(STEPS).locator("head")

    assert head.locator("link[rel=stylesheet]").count() == 1
    assert head.locator("script[src]").count() == 0
    assert reader.page.evaluate("document.fonts.check('1em \"Rigor Math\"')")


@pytest.mark.parametrize("mode", ["auto", "dark"])
def test_paper_has_the_light_colours_whatever_the_mode(reader, mode: str) -> None:
    reader.page.emulate_media(color_scheme="dark")
    page = reader.open(SAMPLE)
    page.evaluate("(mode) => (document.documentElement.dataset.theme = mode)", mode)
    colour = "getComputedStyle(document.documentElement).getPropertyValue('--rigor-theorem')"
    on_screen = page.evaluate(colour)
    page.emulate_media(media="print")

    assert on_screen == "#c3a2ee"
    assert page.evaluate(colour) == "#6a3fa0"
