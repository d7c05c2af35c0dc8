"""Taking over the list of associations that the city keeps already: tried first, matched instead of doubled."""

from forums.spreadsheets.uploads import Shelf

SHELF = Shelf("imports-associations")
