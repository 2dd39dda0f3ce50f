"""The formulas of a document as HTML with MathML in it.

In: formulas and their numbers. Out: HTML, or MathML 3 for books. Read ``renderer`` first.
"""
