"""Formulas as Sphinx writes them: HTML, LaTeX, references, MathJax where it must be.

In: resolved doctrees. Out: pages and books. Read ``html`` first.
"""
