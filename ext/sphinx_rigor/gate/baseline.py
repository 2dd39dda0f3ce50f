"""Known findings of legacy content, so that a gate can be switched on today.

The file has one finding a line, without line numbers: moving text changes nothing.
What gets worse fails; what gets better, and what is gone, asks to be recorded.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sphinx_rigor.gate.waivers import CLAIM, Translate
from sphinx_rigor.records import FaultsError, Finding, Message, Severity, msg

VERSION = 1
MORE_IS_WORSE = frozenset({"too-many"})
"""Rules whose measured value should fall; everywhere else it should rise."""


class BaselineError(FaultsError):
    """A baseline that cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding that is known: what it is, and what was measured."""

    path: str
    rule: str
    key: str
    value: int | None = None


def load_baseline(path: Path) -> tuple[Known, ...]:
    """Return the known findings; raises ``BaselineError`` with the file and the reason."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise BaselineError(
                msg(
                    "%(path)s: expected version %(wanted)s, not %(found)s",
                    path=str(path),
                    wanted=VERSION,
                    found=repr(data["version"]),
                )
            )
        known = tuple(Known(**each) for each in data["findings"])
    except OSError as error:
        message = msg(
            "%(path)s: cannot be read: %(why)s; write it with: rigor baseline",
            path=str(path),
            why=str(error.strerror),
        )
        raise BaselineError(message) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise no_baseline(path, str(error)) from error
    if wrong := next((each for each in known if not is_sound(each)), None):
        raise no_baseline(path, str(wrong))
    return known


def no_baseline(path: Path, why: str) -> BaselineError:
    """Return what is said of a file that is something else."""
    return BaselineError(msg("%(path)s: is not a baseline: %(why)s", path=str(path), why=why))


def is_sound(known: Known) -> bool:
    """Tell whether an entry that was read holds text, and a count from 0 up."""
    texts: tuple[object, ...] = (known.path, known.rule, known.key)
    value: object = known.value
    counted = value is None or (isinstance(value, int) and value >= 0)
    return counted and all(isinstance(each, str) for each in texts)


def render_baseline(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline of these findings, advice and waived ones left out."""
    known = sorted(
        (
            Known(each.home, each.rule, each.key, each.value)
            for each in findings
            if counts(each)
        ),
        key=lambda each: (each.path, each.rule, each.key, each.value or 0),
    )
    rows = [
        json.dumps(
            {"path": each.path, "rule": each.rule, "key": each.key, "value": each.value},
            ensure_ascii=False,
        )
        for each in known
    ]
    body = ",\n".join(rows)
    return f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'


def counts(finding: Finding) -> bool:
    """Tell whether a finding belongs into a baseline."""
    by_baseline = finding.suppressed is None or finding.suppressed.startswith("baseline")
    return by_baseline and finding.severity is not Severity.ADVICE


def apply_baseline(
    findings: Sequence[Finding], known: Sequence[Known], path: str, translate: Translate
) -> tuple[Finding, ...]:
    """Return the findings with the known ones marked, and what asks to be recorded."""
    left = Counter((each.path, each.rule, each.key) for each in known)
    values = {(each.path, each.rule, each.key): each.value for each in known}
    kept: list[Finding] = []
    for finding in findings:
        key = (finding.home, finding.rule, finding.key)
        if finding.suppressed or finding.severity is Severity.ADVICE or not left[key]:
            kept.append(finding)
            continue
        left[key] -= 1
        if is_worse(finding, values[key]):
            kept.append(finding)
            continue
        kept.append(replace(finding, suppressed="baseline"))
        if finding.value != values[key] and finding.rule != CLAIM:
            message = improved(finding, values[key]).render(translate)
            kept.append(outdated(path, 1, message, finding.key))
    stale = gone(left, known)
    return (*kept, *(outdated(path, n, each.render(translate), key) for n, each, key in stale))


def is_worse(finding: Finding, recorded: int | None) -> bool:
    """Tell whether a finding measures worse than what is recorded."""
    if finding.value is None or recorded is None:
        return False
    if finding.rule in MORE_IS_WORSE:
        return finding.value > recorded
    return finding.value < recorded


def improved(finding: Finding, recorded: int | None) -> Message:
    """Return the request to record an improvement."""
    return msg(
        "%(path)s: %(rule)s improved from %(old)s to %(new)s; record it with: rigor baseline",
        path=finding.home,
        rule=finding.rule,
        old=recorded,
        new=finding.value,
    )


def outdated(path: str, line: int, message: str, key: str) -> Finding:
    """Return a finding about the baseline."""
    return Finding(path, line, "baseline-outdated", message, Severity.WARNING, key=key)


def gone(
    left: Counter[tuple[str, str, str]], known: Sequence[Known]
) -> Iterator[tuple[int, Message, str]]:
    """Yield line, request and key of each entry that nothing breaks any more."""
    for number, each in enumerate(known, 2):
        key = (each.path, each.rule, each.key)
        if left[key] > 0:
            left[key] -= 1
            message = msg(
                "%(path)s no longer breaks %(rule)s; record it with: rigor baseline",
                path=each.path,
                rule=each.rule,
            )
            yield number, message, each.key
