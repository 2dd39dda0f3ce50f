"""What a reader's page gets beside its text."""
