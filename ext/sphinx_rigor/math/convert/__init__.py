"""LaTeX to MathML, with the gaps of the converter closed.

In: the source of a formula and the macros before it. Out: MathML, or a refusal.
Read ``converter`` first, then ``gaps``.
"""
