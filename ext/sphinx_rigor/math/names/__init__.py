"""Which commands exist: those of MathJax, of LaTeX, of packages, and our own.

Tables, and nothing but tables; the other folders look names up. Read ``tables`` first.
"""
