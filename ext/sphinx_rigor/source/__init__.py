"""A file's text before it is parsed."""
