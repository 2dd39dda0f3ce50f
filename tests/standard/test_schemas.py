"""The JSON Schemas say what the readers of standards and plans take, key by key."""

from __future__ import annotations

import copy
import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from sphinx_rigor.cli import main
from sphinx_rigor.standard.toml_table import Misfit, TomlTable

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ext" / "sphinx_rigor"
STANDARD = """
[standard]
name = "whole"
closing = '^References'
[front-matter]
required = ["title"]
optional = ["when"]
[front-matter.when-enforced]
done = true
[front-matter.types]
when = ["date", "str"]
title = "str"
[status]
values = ["open", "done"]
enforced = "done"
[placeholder]
match = 'TODO'
[rules]
off = ["literal-stars"]
on = ["unsafe-html"]
import = []
allow-html = ['^b$']
severity = { bad-date = "warning" }
[[part]]
id = "one"
title = "One"
words = ["one"]
match = '^One'
optional = true
[[part.require]]
what = "entry"
id = "flaws"
title = "flaws"
kind = "flaw"
min = 2
every = true
severity = "error"
hint = "think"
each = ["cause", { field = "steps", items = 2, match = 'a', number = true }]
[[part.require.or]]
what = "box"
kind = ["pitfall", "remark"]
different = true
[[require]]
what = "section"
words = ["more"]
match = 'More'
level = 2
max = 9
[[require]]
what = "line"
width = 80
max = 9
unfolded = true
[[require]]
what = "table"
rows = 2
columns = 2
[[require]]
what = "code"
language = ["python"]
[kinds.flaw]
title = "flaw"
words = ["flaw"]
match = '^Flaw'
box = ["pitfall"]
group = 'Flaws'
gather = ["flaws"]
[kinds.flaw.fields]
cause = { title = "Cause", words = ["cause"], match = '^C', number = true, content = "formula" }
steps = '^Steps'
"""
PLAN = """
[plan]
as_of = 2026-01-01
articles = "articles"
[hours]
easy = [1, 2.5]
hard = 3
[[goal]]
id = "soon"
title = "Soon"
date = 2026-01-15
target = 2
batches = ["first"]
topics = ["moe"]
articles = ["a"]
claimed = 1
of = 3
[[topic]]
id = "moe"
title = "MoE"
description = "d"
aliases = "m"
tags = ["x"]
match = '^MoE'
parent = "all"
related = ["all"]
claimed = 5
[[topic]]
id = "all"
title = "All"
[[batch]]
id = "first"
title = "First"
description = "d"
priority = 1
hours = 4
focus = ["f"]
articles = ["a"]
topics = ["moe"]
claimed = 0
"""
WHOLE = {"standard": STANDARD, "plan": PLAN}
Path_ = tuple[Any, ...]


def schema(name: str) -> Draft7Validator:
    text = (PACKAGE / name / f"{name}.schema.json").read_text("utf-8")
    Draft7Validator.check_schema(json.loads(text))
    return Draft7Validator(json.loads(text))


def accepts(name: str, values: Any) -> bool:
    return schema(name).is_valid(values)


def reads(name: str, values: Any, folder: Path) -> bool:
    """Tell whether our reader takes the values: it alone looks at what they mean."""
    from sphinx_rigor.plan import file as plans
    from sphinx_rigor.standard import file as standards

    faults: list[Misfit] = []
    table = TomlTable(copy.deepcopy(values), "", faults)
    if name == "plan":
        plans.build(table, folder / "plan.toml", "")
    else:
        standards.build(table, (), {})
    return not faults


def places(values: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every value."""
    items = values.items() if isinstance(values, dict) else enumerate(values)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def at(values: Any, path: Path_) -> Any:
    for key in path:
        values = values[key]
    return values


@pytest.mark.parametrize("name", ["standard", "plan"])
def test_what_uses_every_key_is_taken_by_both(name: str, tmp_path: Path) -> None:
    values = tomllib.loads(WHOLE[name])
    assert list(schema(name).iter_errors(values)) == []
    assert reads(name, values, tmp_path)


@pytest.mark.parametrize("name", ["standard", "plan"])
def test_a_wrong_value_or_key_is_refused_by_both(name: str, tmp_path: Path) -> None:
    whole = tomllib.loads(WHOLE[name])
    free = {("front-matter", "when-enforced"), ("plan", "as_of"), ("goal", 0, "date")}
    for path in places(whole):
        if path in free or path[:2] in free:
            continue
        for wrong in (dt.time(1), {"zzz": 1}, [[1]], -1):
            values = copy.deepcopy(whole)
            if isinstance(at(values, path), dict) and isinstance(wrong, dict):
                continue
            at(values, path[:-1])[path[-1]] = wrong
            assert not reads(name, values, tmp_path), (path, wrong)
            assert not accepts(name, values), (path, wrong)
        if isinstance(value := at(whole, path), dict) and path not in OWN_NAMES:
            values = copy.deepcopy(whole)
            at(values, path)["zzz"] = 1
            assert not reads(name, values, tmp_path), path
            assert not accepts(name, values), (path, value)


OWN_NAMES = {
    ("front-matter", "types"),
    ("rules", "severity"),
    ("kinds",),
    ("kinds", "flaw", "fields"),
    ("hours",),
}
"""Tables whose keys are names that an author chooses."""


@pytest.mark.parametrize("name", ["standard", "plan"])
def test_both_know_the_same_keys(name: str, tmp_path: Path, monkeypatch) -> None:
    asked: dict[str, set[str]] = {}

    def note(table: TomlTable) -> None:
        import re

        place = re.sub(r"\[\d+\](?: \([^)]*\))?", "", table.where)
        asked.setdefault(place, set()).update(table.asked)

    monkeypatch.setattr(TomlTable, "close", note)
    reads(name, tomllib.loads(WHOLE[name]), tmp_path)
    for place, keys in asked.items():
        found = described(schema(name).schema, place.split(".") if place else [])
        seldom = {"remove", "max"}  # of standards that are extended; asked for where it is
        assert found - seldom == keys - seldom, place


def described(whole: dict[str, Any], way: list[str]) -> set[str]:
    """Return the keys of the table at a place."""
    found = resolved(whole, whole)
    for word in way:
        found = found.get("properties", {}).get(word) or found["additionalProperties"]
        found = resolved(whole, found)
        if found.get("type") == "array":
            found = resolved(whole, found["items"])
    return set(found["properties"])


def resolved(whole: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in part:
        return at(whole, tuple(part["$ref"].split("/")[1:]))
    either = [each for each in part.get("anyOf", ()) if "properties" in each]
    return either[0] if either and "properties" not in part else part


@pytest.mark.parametrize(
    "path", [*PACKAGE.glob("standard/*.toml"), ROOT / "site-standard.toml", ROOT / "plan.toml"]
)
def test_what_we_ship_is_as_the_schema_says(path: Path) -> None:
    name = "plan" if path.name == "plan.toml" else "standard"
    values = tomllib.loads(path.read_text("utf-8"))
    assert list(schema(name).iter_errors(values)) == []


def test_the_command_prints_them_with_what_others_count(project) -> None:
    site = project({"index": "# I\n"})
    for words, name in (((), "standard"), (("standard",), "standard"), (("plan",), "plan")):
        done = CliRunner().invoke(main, ["-C", str(site.root), "standard", "schema", *words])
        assert json.loads(done.output)["title"] == schema(name).schema["title"]


def test_the_words_of_the_schema_are_those_of_the_reader() -> None:
    from sphinx_rigor.standard.schema import QUANTITIES

    requirement = schema("standard").schema["definitions"]["requirement"]["properties"]
    assert set(requirement["what"]["enum"]) == set(QUANTITIES)
