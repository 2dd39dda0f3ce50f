"""sphinx-rigor: an executable content standard for math-heavy articles."""

__version__ = "0.1.0"
