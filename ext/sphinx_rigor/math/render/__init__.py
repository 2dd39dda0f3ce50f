"""The formulas of one document as HTML."""
