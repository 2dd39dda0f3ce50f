"""What HTML hides from readers counts as nothing, wherever its tags stand."""

from __future__ import annotations

import pytest

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Facts

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
HIDDEN = {
    "inline": "Seen <span hidden>secret $s=1$ [x](https://s.example) **s**: s</span> words.\n",
    "inline, by style": 'Seen <b style="font-size:0">secret $s=1$</b> words.\n',
    "inline, one in another": "Seen <i hidden>secret <i>$s=1$</i> secret</i> words.\n",
    "inline, over lines": "Seen <span hidden>secret\nsecret $s=1$\nsecret</span>\n",
    "attributes of MyST": "Seen [secret $s=1$]{.sr-only} words.\n",
    "block": "Seen words.\n\n<section hidden>\n\nsecret $s=1$\n\n- secret\n\n</section>\n",
    "raw block": "Seen words.\n\n<p hidden>secret <b>secret</b>\nsecret</p>\n",
    "one line": 'Seen words.\n\n<div style="display:none">secret $s=1$</div>\n',
    "a title": "Seen words.\n\n<h3 hidden>secret</h3>\n",
    "a template": "Seen words.\n\n<template>\n\nsecret $s=1$\n\n</template>\n",
}
SEEN = {
    "beside": "Seen <span hidden>secret</span> $s=1$ words.\n",
    "after another of its name": "Seen <i hidden>a</i> <i>$s=1$</i> words.\n",
    "below": "Words.\n\n<section hidden>\n\nsecret\n\n</section>\n\n$s=1$\n",
}


def read(project, text: str) -> Facts:
    site = project(
        {"articles/a": f"# T\n\n{text}"},
        myst_enable_extensions=["dollarmath", "attrs_inline"],
    )
    built = site.build("rigor")
    return rigor_domain(built.app.env).facts["articles/a"]


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_counts_as_nothing(project, text: str) -> None:
    facts = read(project, text)

    assert not facts.formulas
    assert not facts.links
    assert "secret" not in " ".join(each.text for each in facts.paragraphs)
    assert [each.text for each in facts.labels] == ["T"]
    assert facts.solid_lines(1, facts.end) == 2


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_stands_beside_it_is_seen(project, text: str) -> None:
    assert [each.source for each in read(project, text).formulas] == ["s=1"]
