"""LaTeX as text: tokens, definitions, rows and their numbers."""
