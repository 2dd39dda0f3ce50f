"""Settings of the site."""

from __future__ import annotations

project = "sphinx-rigor"
author = "The sphinx-rigor maintainers"
copyright = "2026, the sphinx-rigor maintainers"
language = "zh_CN"

extensions = [
    "myst_parser",
    "sphinx.ext.doctest",
    "sphinx_design",
    "sphinx_rigor",
    "sphinx_copybutton",
]
exclude_patterns = [
    ".*",
    "_build",
    "bench",
    "dist",
    "ext",
    "guide/boxes",
    "tests",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
]
templates_path = ["_templates"]

myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

rigor_checks = "checks.lock"

html_theme = "furo"
html_title = "sphinx-rigor"
html_copy_source = False
html_show_sourcelink = False
