"""Read a standard from TOML: take over what it extends, check it, build the records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from sphinx_rigor.plugins import Imports
from sphinx_rigor.records import Severity, msg
from sphinx_rigor.standard.dangling import dangling, odd_keys
from sphinx_rigor.standard.patterns import NO_PATTERNS
from sphinx_rigor.standard.schema import (
    ADDED,
    EntryKind,
    FieldNeed,
    FieldSpec,
    FrontMatterSpec,
    Part,
    Quantity,
    Requirement,
    Standard,
    quantities,
)
from sphinx_rigor.standard.source import StandardError, find_standard, read_extended
from sphinx_rigor.standard.toml_lines import placed
from sphinx_rigor.standard.toml_table import Misfit, TomlTable, instead

Added = Mapping[str, Quantity]
TYPES = ("str", "int", "float", "bool", "null", "date", "list", "map")
DEFAULT_TYPES = {
    "title": ("str",),
    "slug": ("str",),
    "date": ("date",),
    "tags": ("str", "list"),
    "status": ("str",),
    "source": ("str", "null"),
    "tags_reviewed": ("bool",),
    "topics": ("str", "list", "null"),
    "series": ("map", "null"),
    "difficulty": ("str", "null"),
}
CONTENTS = ("formula", "table", "code")
PLACEHOLDERS = [
    r"^\W*(TODO|FIXME|TBD|XXX|lorem ipsum)\b",
    r"^\W*(待补充|待完善|待续|待写|待添加|内容待定|此处待填|敬请期待)\W*$",
    r"^\W*(添加|填写|补充|插入)[^。；，,;]{0,24}(\.{2,}|…+)\W*$",
]


def load_standard(
    name_or_path: str,
    base: Path,
    boxes: Collection[str] | None = None,
    imports: Imports = MappingProxyType({}),
) -> Standard:
    """Return the standard of a shipped name or of a path relative to ``base``.

    ``boxes`` are the kinds of box there are, where they are known, ``imports`` what the site
    adds: a quantity among it may be counted. Raises ``StandardError`` that lists each fault
    with file, line, key and reason, and ``PluginError`` where an import string is wrong.
    """
    path = find_standard(name_or_path, base)
    values, files = read_extended(path, ())
    faults: list[Misfit] = []
    paths = tuple(str(each) for each in files)
    standard = build(TomlTable(values, "", faults), paths, ADDED.among(imports))
    faults += dangling(standard, boxes)
    if faults:
        raise StandardError(*placed(files, faults))
    return replace(standard, imports=tuple(imports.items()))


def build(table: TomlTable, files: tuple[str, ...], added: Added) -> Standard:
    """Build the records from the values of the whole file; ``added`` counts what we do not."""
    head, status = table.table("standard"), table.table("status")
    front_matter, placeholder = table.table("front-matter"), table.table("placeholder")
    rules = table.table("rules")
    placeholder.values.setdefault("match", PLACEHOLDERS)
    head.text("extends")
    standard = Standard(
        name=head.text("name", required=True),
        closing=head.patterns("closing"),
        front_matter=front_matter_spec(front_matter),
        status_values=status.strings("values", ("pending", "completed")),
        enforced=status.strings("enforced", ("completed",)),
        parts=tuple(part(each, added) for each in table.tables("part")),
        require=tuple(requirement(each, added) for each in table.tables("require")),
        kinds=entry_kinds(table.table("kinds")),
        placeholders=placeholder.patterns("match"),
        off=rules.strings("off"),
        on=rules.strings("on"),
        html=rules.patterns("allow-html"),
        rules=rules.strings("import"),
        severities=severities(rules.table("severity")),
        files=files,
    )
    for each in (head, status, placeholder, rules, table):
        each.close()
    return standard


def front_matter_spec(table: TomlTable) -> FrontMatterSpec:
    """Read ``[front-matter]``."""
    types = table.table("types")
    own = {name: types.strings(name) for name in list(types.values)}
    for name, words in own.items():
        if unknown := set(words) - set(TYPES):
            some = msg("some of %(names)s", names=", ".join(TYPES))
            types.fault(name, instead(some, sorted(unknown)))
    spec = FrontMatterSpec(
        required=table.strings("required"),
        optional=table.strings("optional"),
        when_enforced=tuple(table.table("when-enforced").rest().items()),
        types=tuple({**DEFAULT_TYPES, **own}.items()),
    )
    table.close()
    return spec


def part(table: TomlTable, added: Added) -> Part:
    """Read one ``[[part]]``."""
    found = Part(
        id=table.text("id", required=True),
        title=table.text("title", required=True),
        match=table.patterns("match"),
        optional=table.boolean("optional"),
        require=tuple(requirement(each, added) for each in table.tables("require")),
        words=table.words("words"),
    )
    if not (found.match or found.words):
        table.fault("words", msg("is missing: a part is known by words or by match"))
    table.close()
    return found


def requirement(table: TomlTable, added: Added) -> Requirement:
    """Read one ``[[…require]]``, or one of its alternatives."""
    most = table.integer("max") if table.has("max") else None
    found = Requirement(
        what=(what := table.one_of("what", quantities(added))),
        quantity=added.get(what),
        id=table.text("id"),
        title=table.text("title"),
        min=table.integer("min", 1 if most is None else 0),
        max=most,
        kinds=table.strings("kind"),
        each=tuple(field_needs(table)),
        match=table.patterns("match"),
        level=table.integer("level"),
        language=tuple(each.lower() for each in table.strings("language")),
        rows=table.integer("rows"),
        columns=table.integer("columns"),
        every=table.boolean("every"),
        severity=severity(table),
        hint=table.text("hint"),
        words=table.words("words"),
        width=table.integer("width"),
        different=table.boolean("different"),
        unfolded=table.boolean("unfolded"),
        alternatives=tuple(requirement(each, added) for each in table.tables("or")),
    )
    for name, why in odd_keys(found, added):
        table.fault(name, why)
    table.close()
    return found


def severity(table: TomlTable) -> Severity | None:
    """Read a severity."""
    word = table.one_of("severity", [each.value for each in Severity])
    return Severity(word) if word else None


def severities(table: TomlTable) -> tuple[tuple[str, Severity], ...]:
    """Read the severities of rules by name."""
    words = [each.value for each in Severity]
    found = {name: table.one_of(name, words) for name in list(table.values)}
    return tuple((name, Severity(word)) for name, word in found.items() if word)


def field_needs(table: TomlTable) -> list[FieldNeed]:
    """Read ``each``: names of fields, or tables with what must be in the field."""
    found = []
    for number, given in enumerate(table.take("each", list, msg("a list of fields")) or [], 1):
        if isinstance(given, str):
            found.append(FieldNeed(given))
        elif isinstance(given, dict):
            need = TomlTable(given, f"{table.where}.each[{number}]", table.faults)
            name = need.text("field", required=True)
            items, match = need.integer("items"), need.patterns("match")
            found.append(FieldNeed(name, items, match, need.boolean("number")))
            need.close()
        else:
            table.fault("each", instead(msg("names of fields or tables"), given))
    return found


def entry_kinds(table: TomlTable) -> tuple[EntryKind, ...]:
    """Read ``[kinds.NAME]``."""
    return tuple(entry_kind(name, table.table(name)) for name in list(table.values))


def entry_kind(name: str, table: TomlTable) -> EntryKind:
    """Read one kind of entry; a field is a pattern, a list of words or a table."""
    fields = table.table("fields")
    specs = []
    for each in list(fields.values):
        if isinstance(fields.values[each], dict):
            one = fields.table(each)
            title = one.text("title", each)
            content = one.one_of("content", CONTENTS)
            match, words = one.patterns("match"), one.words("words")
            if not (content or match or words):
                one.fault(
                    "words", msg("is missing: a field is known by words, match or content")
                )
            specs.append(FieldSpec(each, title, match, content, one.boolean("number"), words))
            one.close()
        elif isinstance(fields.values[each], list):
            specs.append(FieldSpec(each, each, NO_PATTERNS, words=fields.words(each)))
        else:
            specs.append(FieldSpec(each, each, fields.patterns(each)))
    found = EntryKind(
        id=name,
        title=table.text("title", name),
        match=table.patterns("match"),
        boxes=table.strings("box", (name,)),
        fields=tuple(specs),
        group=table.patterns("group"),
        words=table.words("words"),
        gather=table.words("gather"),
    )
    table.close()
    return found
