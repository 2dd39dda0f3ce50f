"""Wrapped lines of Chinese text on the page."""

from __future__ import annotations

import pytest

TEXT = """# 标题

旋转
位置**编
码**
很好，
Transformer
也好。$x$
之后

- 一行
  两行

```text
甲
乙
```

:::{theorem} 名
框里
的字
:::
"""


@pytest.mark.parametrize(("builder", "page"), [("html", "index.html"), ("text", "index.txt")])
def test_lines_are_joined_in_every_output(project, builder, page) -> None:
    extensions = ["colon_fence", "dollarmath"]
    built = project({"index": TEXT}, myst_enable_extensions=extensions).build(builder)
    text = built.page(page).replace("<strong>", "").replace("</strong>", "").replace("*", "")
    text = text.replace("Transformer\n", "Transformer ")

    assert built.warnings == []
    assert "旋转位置编码很好，Transformer 也好。" in text
    assert "一行两行" in text
    assert "框里的字" in text
    assert "甲乙" not in text


def test_the_stored_tree_keeps_the_lines(project) -> None:
    built = project({"index": "# A\n\n一行\n两行\n"}).build()

    assert "一行\n两行" in built.doctree().astext()
