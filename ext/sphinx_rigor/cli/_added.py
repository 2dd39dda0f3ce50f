"""What a site adds to what ships, as its conf.py and its standard say without a build."""

from __future__ import annotations

from pathlib import Path

from sphinx_rigor.cli._site import Failure
from sphinx_rigor.cli._words import setting
from sphinx_rigor.offers import import_faults
from sphinx_rigor.plugins import Imports
from sphinx_rigor.records import FaultsError
from sphinx_rigor.refusal import entries, placed_in_conf
from sphinx_rigor.rules import imports_of
from sphinx_rigor.standard import StandardError, load_standard


def imports_in(directory: Path) -> Imports:
    """Return what the site in a folder imports; raise ``Failure`` where that is wrong."""
    found = setting(directory, "rigor_import") or {}
    if faults := list(entries("rigor_import", import_faults(found))):
        raise Failure(FaultsError(*placed_in_conf(directory / "conf.py", faults)))
    return dict(found)


def added_in(directory: Path) -> Imports:
    """Return what the site in a folder imports, and the rules that its standard does.

    A standard that cannot be read adds none: a build says why. Raises ``Failure`` where
    something cannot be imported.
    """
    imports = imports_in(directory)
    name = setting(directory, "rigor_standard") or "five-part"
    try:
        return imports_of(load_standard(name, directory, None, imports))
    except StandardError:
        return imports
    except FaultsError as error:
        raise Failure(error) from error
