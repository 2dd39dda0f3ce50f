"""What is demanded of an article."""
