"""The parsed tree, mended."""
