"""Meetings, papers and results from a council information system, by OParl 1.0 or 1.1 (docs/oparl.md)."""
