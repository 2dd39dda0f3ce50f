"""How well articles are recognised, against labels written by reading them."""
