"""Boxes and index pages in themes other than the site's, light and dark."""

from __future__ import annotations

import pytest

pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
from axe_playwright_python.sync_playwright import Axe

KINDS = ["derivation", "intuition", "theorem", "definition", "proof", "example", "remark"]
KINDS += ["analysis", "comparison", "algorithm", "pitfall", "flaw", "direction"]
PLAN = '[plan]\nas_of = 2026-01-01\n\n[[topic]]\nid = "rope"\ntitle = "编码"\ntags = ["旋转"]\n'
FRONT = "---\ntitle: 一\nslug: a\ndate: 2026-01-01\ntags: [旋转]\nstatus: completed\n---\n\n# 一\n\n"
BOXES = "\n\n".join(
    f"```{{rigor:{kind}}} 名\n字 $x$ 与 `代码`，见[链接](a.md)。\n```" for kind in KINDS
)
# What stands around a box gives it its heading level.
OPTIONS = {"rules": {"heading-order": {"enabled": False}}}


def contrast_faults(page, parts) -> list[str]:
    """Return the serious faults inside of what is ours."""
    found = Axe().run(page, context=parts, options=OPTIONS).response["violations"]
    grave = [each for each in found if each["impact"] in {"serious", "critical"}]
    return [f"{each['id']} {node['html']}" for each in grave for node in each["nodes"]]


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme"])
def test_boxes_and_index_pages_can_be_read(project, read, theme: str, nightly: bool) -> None:
    if theme != "pydata_sphinx_theme" and not nightly:
        pytest.skip("tried with --nightly")
    pytest.importorskip(theme)
    config = {"language": "zh_CN", "html_theme": theme, "rigor_fail_on": "never"}
    files = {"articles/a": FRONT + BOXES, "plan.toml": PLAN}
    reader = read(project(files, **config, html_context={"default_mode": "auto"}).build().out)
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for path, part in (
            ("articles/a.html", ".rigor-box"),
            ("topics/rope.html", ".rigor-view"),
        ):
            page = reader.open(path)

            assert page.locator(part).count() > 0
            parts = {"include": [[part]]}
            assert contrast_faults(page, parts) == [], (scheme, path)
