"""What is wrong in a formula, and whose fault a refusal is.

In: the formulas of a document. Out: faults with their lines. Read ``checker`` first.
"""
