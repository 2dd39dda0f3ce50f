"""The standard of this site: no experiment without control, seeds, budget and spread."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_rigor.advice import demands
from sphinx_rigor.standard import load_standard
from sphinx_rigor.verdict import checklist, examine

ROOT = Path(__file__).parents[2]
FIELDS = {
    "对照": "同一个层随机分组。",
    "种子": "8 个。",
    "预算": "每个码 60 步。",
    "离散": "标准误 0.003。",
}


def text(*labels: str) -> str:
    lines = "\n\n".join(f"**{each}**：{FIELDS[each]}" for each in labels)
    return f"---\nstatus: completed\n---\n# A\n\n:::{{experiment}} T\n{lines}\n:::\n"


@pytest.fixture
def article(project):
    def build(source: str):
        site = project(
            {"blogs_raw/a": source, "index": "# I\n"},
            myst_enable_extensions=["colon_fence", "dollarmath"],
        )
        facts = site.build().app.env.domains["rigor"].facts["blogs_raw/a"]
        return examine(facts, load_standard("site-standard.toml", ROOT))

    return build


def outcome(article):
    return next(each for each in article.outcomes if each.requirement.kinds == ("experiment",))


@pytest.mark.parametrize("lost", ["", *FIELDS])
def test_each_field_of_an_experiment_is_demanded(article, lost: str) -> None:
    found = outcome(article(text(*(each for each in FIELDS if each != lost))))

    assert found.met is not bool(lost)
    assert found.found == 1


def test_no_experiment_is_demanded(article) -> None:
    found = article("---\nstatus: completed\n---\n# A\n")
    said = [each.message.render() for group in checklist(found) for each in group.checks]

    assert outcome(found).met
    assert "实验: none, and none is demanded" in said


def test_the_demand_in_words_asks_for_no_number() -> None:
    said = [each.render() for each in demands(load_standard("site-standard.toml", ROOT))]

    assert "the whole article: 实验; no entry may lack what follows; each with 对照" in said[-1]
