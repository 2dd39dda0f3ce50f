"""The terms of a build: the standard, the plan, the baseline and the record it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import directives

from sphinx_rigor.boxes.kinds import kinds_of
from sphinx_rigor.collect.neighbours import BY_EXTENSION
from sphinx_rigor.gate.baseline import BaselineError, Known, load_baseline
from sphinx_rigor.plan import History, HistoryError, Plan, PlanError, load_history, load_plan
from sphinx_rigor.records import FaultsError, Message
from sphinx_rigor.refusal import Wrong, placed_in_conf, refusal
from sphinx_rigor.rules import known_rules, rules_of, unknown_in_standard, unknown_names
from sphinx_rigor.standard import Standard, at, load_standard, placed
from sphinx_rigor.verify import Record, RecordError, load_record

if TYPE_CHECKING:
    from sphinx.config import Config

WILD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Terms:
    """What articles are measured by; a plan, a baseline and a history need not be there."""

    standard: Standard
    plan: Plan | None
    known: tuple[Known, ...] | None
    history: History | None = None


def terms_of(config: Config, confdir: Path) -> Terms:
    """Read the terms; raises ``ConfigError`` that says which file is wrong and how."""
    try:
        standard = standard_of(config, confdir)
        rules_of(standard)
    except FaultsError as error:
        raise refusal(error) from error
    known = load_baseline_of(config, confdir)
    if wrong := list(unknown_rules(config, confdir, standard, known or ())):
        raise refusal(FaultsError(*wrong))
    history = load_history_of(config, confdir)
    return Terms(standard, load_plan_of(config, confdir), known, history)


def standard_of(config: Config, confdir: Path) -> Standard:
    """Return the standard of a site; raises ``FaultsError`` where it cannot be used."""
    boxes = known_boxes(config)
    return load_standard(config.rigor_standard, confdir, boxes, config.rigor_import)


def unknown_rules(
    config: Config, confdir: Path, standard: Standard, recorded: Sequence[Known]
) -> Iterator[Message]:
    """Describe each rule that standard, conf.py or baseline name and that does not exist."""
    known = known_rules(standard)
    yield from placed(map(Path, standard.files), unknown_in_standard(standard, known))
    yield from placed_in_conf(confdir / "conf.py", unknown_in_conf(config, known))
    for line, entry in enumerate(recorded, 2):
        for why in unknown_names([entry.rule], known):
            yield at(f"{config.rigor_baseline}:{line}", why)


def unknown_in_conf(config: Config, known: Collection[str]) -> Iterator[Wrong]:
    """Describe each rule that ``conf.py`` names and that does not exist."""
    for why, name in told_unknown(config.rigor_ignore, known):
        yield Wrong("rigor_ignore", why, name)
    for pattern, names in config.rigor_per_file_ignores.items():
        for why, _name in told_unknown(names, known):
            yield Wrong("rigor_per_file_ignores", why, pattern)
    silent = (each.partition(".") for each in config.suppress_warnings)
    quiet = [name for kind, _, name in silent if kind == "rigor" and name not in {"", "*"}]
    for why, name in told_unknown(quiet, known):
        yield Wrong("suppress_warnings", why, f"rigor.{name}")


def told_unknown(names: Iterable[str], known: Collection[str]) -> Iterator[tuple[Message, str]]:
    """Yield each name that is no rule's, and what is said of it after the value's own name."""
    for name in names:
        for why in unknown_names([name], known):
            yield Message(": %(why)s", (("why", why),)), name


def known_boxes(config: Config) -> frozenset[str]:
    """Return the names of all boxes there are: ours, the site's, directives of others."""
    others = (BY_EXTENSION.get(name, ()) for name in config.extensions)
    known = {*kinds_of(config), *vars(directives)["_directives"]}
    return frozenset(known.union(*others))


def fixed_folder(patterns: Sequence[str]) -> str:
    """Return the folder of the first pattern of articles, ``""`` where that is conf.py's."""
    fixed = WILD.split(patterns[0] if patterns else "")[0]
    return fixed.rpartition("/")[0]


def plan_path(config: Config, confdir: Path) -> Path:
    """Return where the plan stands."""
    return confdir / (config.rigor_plan or "plan.toml")


def load_plan_of(config: Config, confdir: Path) -> Plan | None:
    """Return the site's plan; a plan that was named must exist, the default need not."""
    path = plan_path(config, confdir)
    if config.rigor_plan is None and not path.exists():
        return None
    try:
        return load_plan(path, fixed_folder(config.rigor_articles))
    except PlanError as error:
        raise refusal(error) from error


def history_path(config: Config, confdir: Path) -> Path:
    """Return where the history of the articles stands."""
    return confdir / (config.rigor_history or "history.json")


def load_history_of(config: Config, confdir: Path) -> History | None:
    """Return what the articles were; nothing where no file was made."""
    path = history_path(config, confdir)
    if not path.exists():
        return None
    try:
        return load_history(path)
    except HistoryError as error:
        raise refusal(error) from error


def load_baseline_of(config: Config, confdir: Path) -> tuple[Known, ...] | None:
    """Return the known findings of the site."""
    if not config.rigor_baseline:
        return None
    try:
        return load_baseline(confdir / config.rigor_baseline)
    except BaselineError as error:
        raise refusal(error) from error


def load_record_of(config: Config, confdir: Path) -> Record | None:
    """Return the record of checks that passed, ``None`` where the site keeps none."""
    if not config.rigor_checks:
        return None
    try:
        return load_record(confdir / config.rigor_checks)
    except RecordError as error:
        raise refusal(error) from error
