"""What is wrong in a formula."""
