"""What of the demands an article meets."""
