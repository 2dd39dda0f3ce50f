"""Settings of the site."""

from __future__ import annotations

import os
from importlib import metadata
from importlib.util import find_spec
from urllib.parse import urlsplit

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
    "sphinx_remove_toctrees",
    "sphinxcontrib.rsvgconverter",
]

# Where the site lives: SITE_URL=https://…/ make html. Its pages then say so, and what links to
# them shows a card; a card has a picture where matplotlib is there to draw it (extra "cards").
html_baseurl = os.environ.get("SITE_URL", "")
if html_baseurl:
    extensions += ["sphinxext.opengraph", "sphinx_sitemap", "notfound.extension"]
    sitemap_url_scheme = "{link}"
    sitemap_excludes = ["search.html", "404.html"]
    notfound_context = {
        "title": "没有这一页",
        "body": "<h1>没有这一页</h1>\n"
        "<p>地址也许写错了，或者这一页已经搬走。可以用上面的搜索找到它，或者回到"
        f'<a href="{urlsplit(html_baseurl).path or "/"}">首页</a>。</p>',
    }
    notfound_urls_prefix = urlsplit(html_baseurl).path or "/"
    ogp_site_url = html_baseurl
    ogp_site_name = "严谨的文章"
    ogp_social_cards = {
        "enable": bool(find_spec("matplotlib")),
        "font": "Noto Sans CJK SC",
        "image_mini": "_static/card.png",
        "line_color": "#2f5fa8",
    }

exclude_patterns = [
    ".*",
    "_build",
    "bench",
    "dist",
    "ext",
    "guide/boxes",
    "tests",
    "tools",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
]
templates_path = ["_templates"]

myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
math_eqref_format = "式 ({number})"

autodoc_typehints = "none"

rigor_standard = "site-standard.toml"
rigor_checks = "checks.lock"
rigor_book_order = "plan"
rigor_math_scale = 0.9  # beside Chinese characters the full x-height of Latin fonts is large

html_theme = "pydata_sphinx_theme"
html_title = "严谨的文章"
html_static_path = ["_static"]
html_css_files = ["site.css", "site-icons.css"]
html_favicon = "_static/favicon.svg"
html_math_renderer = "rigor"
html_copy_source = False
html_use_index = False
html_domain_indices = False  # one module
html_show_sourcelink = False
html_context = {"default_mode": "auto"}
html_theme_options = {
    "navbar_align": "left",
    "search_bar_text": "搜索文章",
    "navbar_end": ["theme-switcher"],
    "header_links_before_dropdown": 6,
    "navigation_depth": 2,
    "show_toc_level": 2,
    "secondary_sidebar_items": ["page-toc"],
    "article_footer_items": [],
    "show_prev_next": False,
    "footer_start": ["copyright"],
    "footer_end": ["sphinx-version"],
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
# Pages whose section has no pages below it have nothing to show at the left.
html_sidebars = {
    **{name: [] for name in ("index", "search", "plan/dashboard", "blogs_raw/**")},
    **{name: ["sidebar-nav-bs"] for name in ("topics/*", "plan/*", "guide/**")},
}
# Where its sources are edited: SITE_EDIT=https://…/edit/main make html. Pages that have one
# then link to it and say when git last saw it change; those made by the plan have none.
if edit := os.environ.get("SITE_EDIT", "").rstrip("/"):
    extensions += ["sphinx_last_updated_by_git"]
    html_last_updated_fmt = "%Y-%m-%d"
    html_context |= {"edit_page_url_template": f"{edit}/{{{{ file_name }}}}"}
    html_theme_options |= {
        "use_edit_page_button": True,
        "footer_end": ["last-updated", "sphinx-version"],
        "secondary_sidebar_items": {
            **{name: ["page-toc"] for name in ("index", "topics/*", "plan/*")},
            **{name: ["page-toc", "edit-this-page"] for name in ("blogs_raw/*", "guide/*")},
        },
    }
# The sidebar of a page shows no articles: what a page costs must not grow with their number.
remove_from_toctrees = ["blogs_raw/*"]

latex_engine = "xelatex"
latex_documents = [("index", "sphinx-rigor.tex", html_title, author, "manual")]
latex_show_urls = "footnote"
latex_use_xindy = False  # the book has no index; xindy is not among its packages
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "openany,oneside",
    "fncychap": "",
    "fontpkg": r"""
\usepackage{xeCJK}
\usepackage{unicode-math}
\setmainfont{TeX Gyre Pagella}
\setsansfont{TeX Gyre Heros}[Scale=0.92]
\setmonofont{DejaVu Sans Mono}[Scale=0.8]
\setmathfont{TeX Gyre Pagella Math}
\AtBeginDocument{\let\setminus\smallsetminus}% the font has no U+29F5
\setCJKmainfont{Noto Serif CJK SC}[BoldFont={* Bold},ItalicFont={*}]
\setCJKsansfont{Noto Sans CJK SC}[BoldFont={* Bold},ItalicFont={*}]
\setCJKmonofont{Noto Sans Mono CJK SC}[Scale=0.85,BoldFont={* Bold},ItalicFont={*}]
% Arrows, symbols and emoji in text: from the Chinese fonts, else from Symbola; so is what the
% Latin font lacks: raised and lowered numbers, letters of formulas, Cyrillic, Greek accents.
\xeCJKsetup{AutoFallBack=true}
\xeCJKDeclareCharClass{CJK}{"2023,"203C,"203E,"2041->"2043,"2047->"2051,"2070->"209C,"20A0->"20AB,"20AD->"20BE}
\xeCJKDeclareCharClass{CJK}{"2100->"2115,"2117->"2121,"2123->"218B,"384->"390,"3AA->"3B0,"3CA->"3D0,"400->"52F,"1F00->"1FFF,"1D400->"1D7FF}
\xeCJKDeclareCharClass{CJK}{"2190->"23FF,"2460->"27BF,"2B00->"2BFF,"1F000->"1FAFF}
\setCJKfallbackfamilyfont{\CJKrmdefault}{Symbola}[BoldFont=*,ItalicFont=*]
\setCJKfallbackfamilyfont{\CJKsfdefault}{Symbola}[BoldFont=*,ItalicFont=*]
\setCJKfallbackfamilyfont{\CJKttdefault}{Symbola}[BoldFont=*,ItalicFont=*]
""",
    # As on the pages, neither sections nor pictures have numbers.
    "preamble": r"""
\setcounter{secnumdepth}{-1}
\setcounter{tocdepth}{0}
\usepackage{caption}
\captionsetup{labelformat=empty,labelsep=none}
\renewcommand{\thetable}{}% where a table goes on
\setlength{\headheight}{14.5pt}\addtolength{\topmargin}{-2.5pt}% Chinese letters are higher
% Narrow cells of Chinese text are not stretched to their width.
\newcolumntype{T}{L}
\makeatletter
\def\@@vwid@minipagerestore{\rightskip=0pt plus 1fil\relax}
\fancypagestyle{normal}{\fancyhf{}%
  \fancyhead[L]{\py@HeaderFamily\nouppercase{\leftmark}}\fancyhead[R]{\py@HeaderFamily\thepage}%
  \renewcommand{\headrulewidth}{0.4pt}}
\fancypagestyle{plain}{\fancyhf{}\fancyfoot[R]{\py@HeaderFamily\thepage}\renewcommand{\headrulewidth}{0pt}}
\titleformat{\chapter}{\huge\py@HeaderFamily\raggedright}{}{0pt}{\py@TitleColor}
\titlespacing*{\chapter}{0pt}{0pt}{24pt}
\makeatother
""",
    "tableofcontents": r"\sphinxtableofcontents",
}

# Styles of the site are for browsers; readers of books know less of CSS.
epub_css_files: list[str] = []
epub_exclude_files = ["_static/site.css", "_static/site-icons.css"]
