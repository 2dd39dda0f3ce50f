"""From ``plan.toml`` to coverage, hours and what is next."""
