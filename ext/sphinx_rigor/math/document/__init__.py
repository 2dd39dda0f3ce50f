"""The formulas of a document while Sphinx reads it: settings, numbers, facts.

In: the nodes of formulas. Out: numbers in the nodes, facts. Read ``equations`` first.
"""
