"""Taking over the list of associations that the city keeps already: tried first, matched instead of doubled."""

from forums.tables.uploads import Shelf

SHELF = Shelf("imports-associations")
