"""Raw HTML that runs code is found on its line in any markup."""

from __future__ import annotations

STANDARD = """\
[standard]
name = "s"

[rules]
on = ["unsafe-html"]
"""
MD = "# T\n\nwords <b onclick='f()'>x</b>\n\n<script>\nf()\n</script>\n"
RST = "R\n=\n\n.. raw:: html\n\n   <p>\n   <a href='javascript:f()'>x</a></p>\n"


def test_on_its_line(project) -> None:
    made = project({"index": MD, "r.rst": RST, "s.toml": STANDARD}, rigor_standard="s.toml")
    found = made.build("rigor").about("unsafe-html")
    assert [each.split(":")[0] for each in found] == ["index.md", "index.md", "r.rst"]
    assert [each.split(":")[1] for each in found[:2]] == ["3", "5"]
    made.configure(rigor_standard="five-part")
    assert made.build("rigor").about("unsafe-html") == []
