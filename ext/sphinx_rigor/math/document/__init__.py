"""The formulas of a document as Sphinx reads it: settings, numbers, facts."""
