"""Figures of public suggestions that are kept instead of counted: exact, and as quick to read for 200,000 as for 1,000."""
