"""LaTeX as text: tokens, definitions, rows of displays and their numbers.

In: the source of a formula. Out: its pieces, with positions. Read ``tex`` first.
"""
