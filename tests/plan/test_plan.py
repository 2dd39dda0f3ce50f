"""A plan is checked whole, and articles find their topics and batches."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.drafts import PLAN
from fixtures.languages import left_in_english
from fixtures.steps import growth
from sphinx_rigor.gate.terms import fixed_folder
from sphinx_rigor.index.views.topic_list import nested
from sphinx_rigor.plan.coverage import assign
from sphinx_rigor.plan.file import PlanError, load_plan
from sphinx_rigor.plan.schema import Plan, Topic
from sphinx_rigor.records import State, Verdict


def plan(folder: Path, text: str = PLAN):
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return load_plan(path)


def verdict(name: str, *tags: str, title: str = "", topics: tuple[str, ...] = ()) -> Verdict:
    return Verdict(
        docname=f"articles/{name}",
        path=f"articles/{name}.md",
        title=title or name,
        status="draft",
        enforced=False,
        state=State.STUB,
        met=0,
        total=4,
        tags=tags,
        topics=topics,
    )


def test_articles_find_topics_by_tag_title_and_their_own_word(tmp_path: Path) -> None:
    coverage = assign(
        plan(tmp_path),
        [
            verdict("a", "rope"),
            verdict("b", title="MoE again"),
            verdict("c", "RoPE", topics=("moe",)),
            verdict("d", "else"),
        ],
    )

    assert [coverage.topics_of(f"articles/{name}") for name in "abcd"] == [
        ("attention",),
        ("moe",),
        ("moe",),
        (),
    ]
    assert len(coverage.articles_of("attention")) == 3
    assert [each.docname for each in coverage.unclassified] == ["articles/d"]
    assert coverage.batch_of("articles/b") == "1"
    assert coverage.batch_of("articles/c") is None


def test_a_batch_gives_its_topics_to_its_articles(tmp_path: Path) -> None:
    found = plan(tmp_path, PLAN.replace("priority = 1", 'priority = 1\ntopics = ["moe"]'))
    coverage = assign(found, [verdict("a", "RoPE"), verdict("c")])

    assert coverage.topics_of("articles/a") == ("attention", "moe")
    assert coverage.topics_of("articles/c") == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("as_of = 2026-01-01", 'as_of = "today"', "a date such as"),
        ('id = "moe"', 'id = "attention"', "'Attention' and 'MoE' have the same id"),
        ('id = "moe"', 'id = "Mo E"', "lower-case letters"),
        ('title = "MoE"', 'title = "Moe"\naliases = ["ROPE ", "attention"]', "both called"),
        ('id = "moe"', 'id = "tags"', "not 'tags'"),
        ('parent = "attention"', 'related = ["x"]', "topic (moe).related: no topic 'x'"),
        ("target = 2", 'batches = ["7"]', "goal (soon).batches: no batch '7'"),
        (
            "target = 2",
            'topics = ["mo"]',
            "goal (soon).topics: no topic 'mo'; did you mean 'moe'?",
        ),
        ('id = "1"', 'id = "dashboard"', "not 'dashboard'"),
        ('parent = "attention"', 'parent = "atention"', "did you mean 'attention'?"),
        ('parent = "attention"', 'parent = "moe"', "circle"),
        ("'^MoE'", "'(MoE'", "not a regular expression"),
        ("priority", "prioritty", "did you mean 'priority'?"),
        ("hours = [4, 6]", "hours = [6, 4]", "[from, to]"),
        ('"b.md"', '"a.md"', "already planned in batch 1"),
        ("claimed = 5", 'claimed = "5"', "a whole number"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in PLAN

    with pytest.raises(PlanError) as caught:
        plan(tmp_path, PLAN.replace(old, new))

    assert words in str(caught.value)
    assert left_in_english(caught.value) == []


def test_the_plan_of_this_site_keeps_what_the_older_plan_said() -> None:
    found = load_plan(Path(__file__).parents[2] / "plan.toml")

    claimed = {each.id: each.claimed for each in found.topics if each.claimed is not None}
    assert sum(claimed.values()) == 151
    assert [each.claimed for each in found.batches[:6]] == [7, 12, 15, 15, 18, 18]
    assert [len(each.articles) for each in found.batches[6:]] == [5, 5, 8, 4, 3, 6]
    assert [(each.target, each.claimed, each.of) for each in found.goals] == [
        (None, 20, 210),
        (None, 41, 210),
        (None, 210, 210),
    ]


def test_a_topic_is_stated_by_id_title_or_alias_in_any_case(tmp_path: Path) -> None:
    text = PLAN.replace('title = "MoE"', 'title = "Mixture of Experts"\naliases = ["混合专家"]')
    coverage = assign(
        plan(tmp_path, text.replace("match = '^MoE'\n", "")),
        [
            verdict("a", topics=("mixture  of experts",)),
            verdict("b", topics=("混合专家",)),
            verdict("c", "MOE"),
            verdict("d", topics=("ＡＴＴＥＮＴＩＯＮ", "moe")),
        ],
    )

    assert [coverage.topics_of(f"articles/{name}") for name in "abcd"] == [
        ("moe",),
        ("moe",),
        ("moe",),
        ("attention", "moe"),
    ]
    assert len(coverage.articles_of("attention")) == 4


def test_related_topics_share_articles_or_are_called_so(tmp_path: Path) -> None:
    more = '[[topic]]\nid = "{0}"\ntitle = "{0}"\n{1}\n'
    text = PLAN + more.format("loss", 'related = ["moe"]') + more.format("far", "")
    text += more.format("near", "")
    coverage = assign(
        plan(tmp_path, text),
        [verdict("a", topics=("near", "moe")), verdict("b", topics=("far",))],
    )
    moe, far = coverage.plan.topic("moe"), coverage.plan.topic("far")

    assert moe is not None
    assert far is not None
    assert [(each.id, count) for each, count in coverage.related(moe)] == [
        ("loss", 0),
        ("near", 1),
    ]
    assert coverage.related(far) == ()


def test_a_plan_knows_its_pages(tmp_path: Path) -> None:
    from sphinx_rigor.index.pages import environment, pages

    found = plan(tmp_path)

    assert found.pages == {name for name, _text in pages(found, environment([]))}


@pytest.mark.parametrize(
    ("head", "folder", "name"),
    [
        ("", "notes", "notes/a"),
        ("", "", "a"),
        ('articles = "."\n', "notes", "a"),
        ('articles = "./posts/"\n', "notes", "posts/a"),
        ('articles = ""\n', "notes", "a"),
    ],
)
def test_articles_are_in_the_folder_of_their_pattern_or_in_the_plans(
    tmp_path: Path, head: str, folder: str, name: str
) -> None:
    path = tmp_path / "plan.toml"
    text = f'[plan]\n{head}[[batch]]\nid = "one"\ntitle = "One"\narticles = ["a.md"]\n'
    path.write_text(text, encoding="utf-8")

    assert load_plan(path, folder).batches[0].articles == (name,)


@pytest.mark.parametrize(
    ("patterns", "folder"),
    [(["posts/**"], "posts"), (["a/b/*.x"], "a/b"), (["*"], ""), ([], ""), (["a[12]/x"], "")],
)
def test_the_folder_of_articles_is_that_of_the_first_pattern(patterns, folder) -> None:
    assert fixed_folder(patterns) == folder


def deep(size: int) -> Plan:
    """Return a plan of so many topics, each below the one before."""
    names = [f"t{number}" for number in range(size)]
    topics = [
        Topic(name, name.title(), parent=above)
        for name, above in zip(names, ["", *names], strict=False)
    ]
    return Plan("plan.toml", topics=tuple(topics))


def test_topics_may_stand_a_thousand_deep() -> None:
    plan, last = deep(3000), verdict("a", "T2999")
    coverage = assign(plan, [last])

    assert len(plan.above("t2999")) == 2999
    assert plan.below("t0") == tuple(each.id for each in plan.topics)
    assert coverage.articles_of("t0") == (last,)
    assert nested(coverage)[-1] == (plan.topic("t2999"), 2999)


def test_an_article_is_not_compared_with_each_topic() -> None:
    def make(size: int):
        topics = tuple(Topic(f"t{each}", f"Title {each}") for each in range(size))
        plan = Plan("plan.toml", topics=topics)
        verdicts = [verdict(f"a{each}", f"T{each}") for each in range(size)]

        def work() -> None:
            coverage = assign(plan, verdicts)
            for topic in topics:
                coverage.related(topic)
                coverage.topics_about(f"articles/a{topic.id[1:]}")

        return work

    assert growth(make) < 5
