"""From a doctree to facts."""
