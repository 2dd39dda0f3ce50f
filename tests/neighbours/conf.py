"""A site that uses other extensions beside this one."""

project = "Neighbours"
extensions = [
    "myst_nb",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_exercise",
    "sphinx_needs",
    "sphinx_proof",
    "sphinx_rigor",
    "sphinx_tabs.tabs",
    "sphinx_togglebutton",
    "sphinxcontrib.bibtex",
]
html_theme = "basic"
language = "en"
locale_dirs = ["locale"]
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
nb_execution_mode = "off"
rigor_articles = ["article"]
rigor_standard = "small.toml"
