"""Formulas as Sphinx writes them: HTML, LaTeX, references."""
