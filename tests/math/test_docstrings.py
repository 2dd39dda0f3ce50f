"""A formula of a docstring is located there, in the words of its mark-up."""

from __future__ import annotations

import re
import sys

MODULE = r'''"""M."""





def g_of_docstring():
    r"""Text.

    More text here.

    A broken formula :math:`\frac{1}{` here.

    .. math:: \undefinedmacro x

    A :math:`x and then some more words follow` here.
    """
'''


def test_findings_name_the_docstring(project, monkeypatch) -> None:
    name = "module_with_a_docstring"
    site = project(
        {"index.rst": f"T\n=\n\n.. automodule:: {name}\n   :members:\n", f"{name}.py": MODULE},
        extensions=["sphinx.ext.autodoc", "sphinx_rigor"],
    )
    monkeypatch.syspath_prepend(str(site.root))
    built = site.build()
    sys.modules.pop(name, None)
    where = f"{name}.py:docstring of {name}.g_of_docstring"

    found = {re.search(r"\[rigor\.(.*?)\]", each)[1]: each for each in built.warnings}
    assert found["invalid-math"].startswith(f"{where}:5: ")
    assert found["undefined-macro"].startswith(f"{where}:7: ")
    assert found["unpaired-dollar"].startswith(f"{where}:9: ")
    assert "backquote" in found["unpaired-dollar"]
