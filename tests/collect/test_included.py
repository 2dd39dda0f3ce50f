"""What an article includes is read, judged and named as what it says itself."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.parsers.rst.directives.misc import Include

from sphinx_rigor.memory.domain import rigor_domain
from sphinx_rigor.records import Facts, once

pytestmark = pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST asks for it
SYNTAX = ["amsmath", "attrs_block", "colon_fence", "dollarmath"]
PART = """\
Words above.

<div class="theorem-box">

### Sum

It is \\begin{equation}a=b\\end{equation} here.

</div>

Words below.
"""


def read(project, files: dict[str, str], name: str = "a") -> Facts:
    return rigor_domain(built(project, files).app.env).facts[name]


def built(project, files: dict[str, str], builder: str = "rigor"):
    site = project(files, myst_enable_extensions=SYNTAX, rigor_articles=["a*"])
    return site.build(builder, fresh=True)


def including(options: str = "", name: str = "inc.txt") -> str:
    return f"# T\n\n```{{include}} {name}\n{options}```\n\nLast.\n"


SLICED = [
    "",
    ":start-line: 2\n",
    ":start-line: -9\n",
    ":start-after: above.\n",
    ":start-line: 1\n:end-before: Words below\n",
    ":end-line: 10\n:start-after: Words\n",
    ":start-after: Words above.\n:end-before: Words below\n",
]


@pytest.mark.parametrize("options", SLICED)
def test_boxes_and_formulas_are_found_on_their_lines_in_any_part_of_a_file(
    project, options
) -> None:
    facts = read(project, {"a": including(options), "inc.txt": PART})

    assert [(each.kind, each.file, each.line) for each in facts.boxes] == [
        ("theorem", "inc.txt", 3)
    ]
    assert [(each.display, each.file, each.line) for each in facts.formulas] == [
        (True, "inc.txt", 7)
    ]
    assert facts.faults == ()


@pytest.mark.parametrize(
    "option", [":literal:\n", ":code: text\n", ":literal:\n:start-line: 2\n"]
)
def test_code_stays_as_it_was_written(project, option: str) -> None:
    files = {"a": including(option), "inc.txt": PART}
    (code,) = built(project, files).doctree("a").findall(nodes.literal_block)

    assert code.astext().strip() in PART
    assert '<div class="theorem-box">' in code.astext()
    assert read(project, files).boxes == ()


def test_one_file_as_code_and_as_text(project) -> None:
    text = including() + including(":literal:\n") + including(":start-line: 3\n")
    facts = read(project, {"a": text, "inc.txt": PART})

    assert [each.file for each in facts.boxes] == ["inc.txt"]
    assert [(each.rule, each.file, each.line) for each in facts.faults] == [
        ("stray-div", "inc.txt", 9)
    ]


def test_files_that_include_others(project) -> None:
    files = {
        "a": including(name="x/one.txt"),
        "x/one.txt": "Words.\n\n```{include} x/two.txt\n:start-line: 1\n```\n",
        "x/two.txt": f"cut\n{PART}",
    }
    facts = read(project, files)
    assert [(each.file, each.line) for each in facts.boxes] == [("x/two.txt", 4)]


@pytest.mark.parametrize("around", ["a", "x/one.txt"])
def test_a_circle_of_includes_is_a_warning(project, around: str) -> None:
    back = "a.md" if around == "a" else "x/one.txt"
    files = {"a": including(name="x/one.txt"), "x/one.txt": including(name=back)}
    warnings = built(project, files).warnings

    (said,) = [each for each in warnings if "includes itself" in each]
    assert "x/one.txt:3" in said or "a.md:3" in said


def test_files_that_include_each_other_twice_end(project) -> None:
    names = [f"f{number}.txt" for number in range(40)]
    files = {
        each: 2 * f"```{{include}} {names[i + 1]}\n```\n\n" for i, each in enumerate(names[:-1])
    }
    warnings = built(
        project, {"a": including(name="f0.txt"), **files, names[-1]: "x\n"}
    ).warnings
    assert any("too many files" in each for each in warnings)


RST = """\
Title
=====

.. include:: part.md
   :parser: myst_parser.sphinx_
{options}
Below
-----

.. include:: lines.txt
   :start-line: 2

Last.
"""


@pytest.mark.skipif(not hasattr(Include, "custom_parse"), reason="docutils before 0.22")
@pytest.mark.parametrize("options", ["", "   :start-line: 1\n", "   :start-after: above.\n"])
def test_restructured_text_includes_markdown(project, options: str) -> None:
    files = {
        "a.rst": RST.replace("{options}", options),
        "part.md": f"---\norphan: true\n---\n{PART}",
        "lines.txt": "cut\n\n.. theorem:: B\n\n   Words.\n",
    }
    facts = read(project, files)

    assert [(each.kind, each.file, each.line) for each in facts.boxes] == [
        ("theorem", "part.md", 6),
        ("theorem", "lines.txt", 3),
    ]
    assert [(each.file, each.line) for each in facts.formulas] == [("part.md", 10)]


@pytest.mark.parametrize(("offset", "level"), [("", 2), (":heading-offset: 1\n", 3)])
def test_headings_are_lowered_as_the_author_asks(project, offset: str, level: int) -> None:
    part = "## B\n\nwords\n\nC\n---\n\n```{note}\n## D\n```\n"
    facts = read(project, {"a": including(offset), "inc.txt": part})
    assert [(each.text, each.level) for each in facts.labels] == [
        ("T", 1),
        ("B", level),
        ("C", level),
        ("D", level),
    ]


def test_a_file_that_is_included_twice_has_each_time_its_own_levels(project) -> None:
    inner = "## In\n"
    part = "# B\n\n```{include} inner.txt\n:heading-offset: 3\n```\n\n## C\n"
    text = including() + including(":heading-offset: 2\n")
    facts = read(project, {"a": text, "inc.txt": part, "inner.txt": inner})
    assert [each.level for each in facts.labels] == [1, 1, 5, 2, 1, 3, 5, 4]


def test_lines_are_counted_without_fences(project) -> None:
    plain = "# T\n\nOne.\n\n## B\n\nTwo.\n\n:::{note}\nThree.\n:::\n\nLast.\n"
    part = "One.\n\n## B\n\nTwo.\n\n:::{note}\nThree.\n:::\n"
    whole, parted = (
        read(project, {"a": plain}),
        read(project, {"a": including(), "inc.txt": part}),
    )
    assert parted.solid_lines(1, parted.end) == whole.solid_lines(1, whole.end) == 8


FAULTY = {
    "unclosed-fence": ("Words.\n\n```python\n## C\n", 3),
    "literal-stars": ("Words.\n\n**问题：**太慢\n", 3),
    "unclosed-dollars": ("Words.\n\n$$\nx\n\n## C\n\n- a\n", 3),
    "literal-fence": ("Words.\n\nx :::{note} A\n", 3),
    "fence-without-braces": ("Words.\n\n:::theorem\nx\n:::\n", 3),
    "swallowed-heading": ("Words.\n\n:::{theorem} A\nx\n\n# C\n:::\n", 3),
    "unclosed-div": ('Words.\n\n<div class="theorem-box">\n\nx\n', 3),
    "unknown-box-class": ('Words.\n\n<div class="theorm-box">\n\nx\n\n</div>\n', 3),
    "unbalanced-html": ("Words.\n\nx <b>y\n", 3),
    "unknown-element": ("Words.\n\nx <eos> y\n", 3),
    "unfinished-tag": ("Words.\n\n<div cla\n\nx\n", 3),
    "bad-encoding": (b"Words.\n\n\xff\n", 3),
    "toml-front-matter": ("+++\ntitle = 1\n+++\n", 1),
    "invalid-math": ("Words.\n\n$\\frac{a$\n", 3),
}


def test_a_fault_in_an_included_file_is_said_there_once_and_waived_there(project) -> None:
    pages = {f"a{n}-{rule}": including(name=f"{rule}.txt") for rule in FAULTY for n in (1, 2)}
    texts = {f"{rule}.txt": text for rule, (text, _line) in FAULTY.items()}
    site = project({**pages, **texts}, myst_enable_extensions=SYNTAX, rigor_articles=["a*"])
    first = site.build("rigor", fresh=True)

    assert {rule: found(first, rule) for rule in FAULTY} == {
        rule: [(f"{rule}.txt", line)] for rule, (_text, line) in FAULTY.items()
    }
    assert site.build("rigor").warnings == first.warnings
    last = FAULTY.keys() - {"toml-front-matter"}  # which is at the top, or it is none
    site.write({f"{rule}.txt": waived(rule, FAULTY[rule][0]) for rule in last})
    second = site.build("rigor")
    assert {rule: found(second, rule) for rule in last} == {rule: [] for rule in last}
    assert second.about("unused-waiver") == []


def waived(rule: str, text: str | bytes) -> bytes:
    """Return a text with a waiver above it."""
    data = text if isinstance(text, bytes) else text.encode()
    return f"<!-- rigor: allow {rule}: it is so -->\n\n".encode() + data


def found(built, rule: str) -> list[tuple[str, int]]:
    """Return what is said of a rule, each thing once."""
    every = once(rigor_domain(built.app.env).site.findings)
    return [
        (each.path, each.line) for each in every if each.rule == rule and not each.suppressed
    ]
