"""Records that every floor shares: facts of a document, findings, verdicts."""
