"""Which extension has a directive or role that authors know from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

OF = {
    "sphinx.ext.autodoc": "automodule autoclass autofunction automethod autoattribute autodata",
    "sphinx.ext.autosummary": "autosummary",
    "sphinx.ext.doctest": "testcode testoutput testsetup testcleanup doctest",
    "sphinx.ext.graphviz": "graphviz graph digraph",
    "sphinx.ext.ifconfig": "ifconfig",
    "sphinx.ext.inheritance_diagram": "inheritance-diagram",
    "sphinx.ext.todo": "todo todolist",
    "sphinxcontrib.bibtex": "bibliography cite cite: footcite footcite: footbibliography",
    "sphinxcontrib.mermaid": "mermaid autoclasstree",
    "sphinxcontrib.plantuml": "uml",
    "sphinxcontrib.tikz": "tikz",
    "sphinx_design": "grid grid-item grid-item-card card card-carousel tab-set tab-item "
    "dropdown button-link button-ref div octicon bdg",
    "sphinx_tabs.tabs": "tabs group-tab code-tab",
    "sphinx_inline_tabs": "tab",
    "sphinx_togglebutton": "toggle",
    "sphinx_proof": "prf:",
    "sphinx_exercise": "exercise exercise-start exercise-end "
    "solution solution-start solution-end",
    "myst_nb": "code-cell glue glue: nb-exec-table",
    "matplotlib.sphinxext.plot_directive": "plot",
    "IPython.sphinxext.ipython_directive": "ipython",
    "nbsphinx": "nbgallery nblinkgallery nbinput nboutput",
    "sphinxcontrib.youtube": "youtube vimeo",
    "sphinx_thebe": "thebe-button",
}
EXTENSIONS: Mapping[str, str] = {
    name: extension for extension, names in OF.items() for name in names.split()
}
"""Extensions by name; one that ends with a colon stands for all that begin so."""
