"""Import of readings from a table: tried first, errors by row, undone as a whole. What is here is corrected, never
overwritten."""

from forums.spreadsheets.uploads import Shelf

SHELF = Shelf("reading-imports")
