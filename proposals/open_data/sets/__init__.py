"""The sets of open data, each with its record, its rows and how one of them is told."""
