"""LaTeX to MathML."""
