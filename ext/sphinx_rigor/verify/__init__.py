"""Executable checks in articles."""
