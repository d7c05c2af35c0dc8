"""Editions of the concept: what was adopted when, frozen, and what has changed since."""
