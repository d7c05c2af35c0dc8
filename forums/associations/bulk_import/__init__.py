"""Import of the list of associations that the city keeps already: tried first, matched instead of duplicated."""

from forums.spreadsheets.uploads import Shelf

SHELF = Shelf("imports-associations")
