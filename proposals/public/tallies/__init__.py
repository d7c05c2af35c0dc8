"""Figures of public suggestions that are kept instead of counted: exact, and quick to read whatever their number."""
