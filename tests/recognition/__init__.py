"""What a standard finds in facts, in however many ways authors write it."""
