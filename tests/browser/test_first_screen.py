"""What a reader sees before the whole style sheet is there looks as it will."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from fixtures.chromium import serving

PAGES = ["index", "topics/moe", "topics/index", "plan/index", "plan/8", "plan/dashboard"]
PAGES += ["tags/index", "archive", "guide/rules", "guide/gallery", "genindex", "blogs_raw/*"]
# Places and looks of what stands above the link, with the sheet and without; what is below is
# not there yet.
LOOK = """(off) => {
  const link = document.querySelector("main link[href*=rigor-page]");
  link.disabled = off;
  const all = [...document.querySelectorAll("body *")];
  const later = all.filter((each) => link.compareDocumentPosition(each) & 4);
  later.forEach((each) => each.style.setProperty("display", "none", "important"));
  const looks = ["color", "backgroundColor", "font", "display", "visibility", "textDecorationLine"];
  return all.filter((each) => link.compareDocumentPosition(each) & 2).map((each) => {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each);
    const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
    const place = [box.x, box.y, box.width, box.height].map(Math.round);
    return [each.outerHTML.slice(0, 90), seen, place, looks.map((look) => style[look])];
  });
}"""


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_the_first_screen_looks_as_with_the_whole_sheet(
    site, chromium, nightly, width, scheme
) -> None:
    if scheme == "light" and not nightly:
        pytest.skip("tried with --nightly")
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    every = sorted({page for name in PAGES for page in site.glob(f"{name}.html")})
    pages = every if nightly else every[::4]
    seen = 0
    with (
        serving(site) as address,
        chromium.new_page(java_script_enabled=False, **window) as page,
    ):
        for path in pages:
            page.goto(f"{address}/{path.relative_to(site).as_posix()}")
            if not page.locator("main link[href*=rigor-page]").count():
                continue
            seen += 1
            whole, first = page.evaluate(LOOK, False), page.evaluate(LOOK, True)
            other = [
                pair for pair in zip(whole, first, strict=True) if pair[0][1] or pair[1][1]
            ]

            assert [pair for pair in other if pair[0] != pair[1]] == [], unquote(str(path))
    assert seen > len(pages) // 2
