"""What a standard finds in facts: parts, entries, fields."""
