"""Where a brought list of streets lies while it is tried."""

from forums.spreadsheets.uploads import Shelf

SHELF = Shelf("streets")
