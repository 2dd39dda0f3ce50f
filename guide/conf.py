"""Settings of the user guide as a project of its own, in Chinese and in English.

``make guide`` builds both. The site builds the same pages with its own settings, in Chinese.
English is in ``locale/en``; ``make guide-catalogues`` brings it up to date when a page
has changed.
"""

from __future__ import annotations

from importlib import metadata
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import init as init_locale
from sphinx.transforms import SphinxTransform

project = "sphinx-rigor"
author = "The sphinx-rigor maintainers"
copyright = "2026, the sphinx-rigor maintainers"
language = "zh_CN"
version = release = metadata.version("sphinx-rigor")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx_design",
    "sphinx_rigor",
    "sphinx_copybutton",
]
exclude_patterns = ["boxes", "locale"]
templates_path = ["_templates"]
locale_dirs = ["locale"]
gettext_additional_targets = ["literal-block"]

myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
autodoc_typehints = "none"

rigor_articles: list[str] = []

html_theme = "pydata_sphinx_theme"
html_title = "sphinx-rigor"
html_math_renderer = "rigor"
html_copy_source = False
html_use_index = False
html_show_sourcelink = False
html_theme_options = {
    "navbar_align": "left",
    "navbar_end": ["languages", "theme-switcher"],
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": ["sphinx-version"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
# Each language stands in a folder of its own beside the other.
html_context = {"languages": {"zh-CN": ("zh", "中文"), "en": ("en", "English")}}


class TranslateCode(SphinxTransform):
    """Translate blocks of code, which Sphinx would read as paragraphs of Markdown."""

    default_priority = 15
    """Before Sphinx's ``Locale``."""

    def apply(self, **_kwargs: Any) -> None:
        """Put the translation in the place of the code, and keep ``Locale`` from it."""
        if self.app.builder.name == "gettext":
            return
        folders = [self.env.srcdir / each for each in self.config.locale_dirs]
        catalogue, _found = init_locale(folders, self.config.language, self.env.docname)
        for block in self.document.findall(nodes.literal_block):
            block.rawsource = catalogue.gettext(block.rawsource or block.astext())
            block.children = [nodes.Text(block.rawsource)]
            block["translatable"] = False


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(TranslateCode)
