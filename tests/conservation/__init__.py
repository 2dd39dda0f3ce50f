"""One document of everything, and every way out of it: what is written is read."""
