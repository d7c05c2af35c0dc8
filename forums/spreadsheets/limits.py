"""How much a table may hold. What is larger is refused before it takes the memory of everybody else."""

MOST_BYTES = 20 * 2**20  # of the file
MOST_ROWS = 50_000
MOST_LINES = 2**20  # empty ones included: what a spreadsheet program has
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000
LONGEST_CELL = 32_767  # signs; spreadsheet programs have the same limit
MOST_SIGNS = 20 * 2**20  # in all cells together
# Of a packed file: what it has when unpacked, and how much smaller it may have become by packing.
MOST_PARTS = 1_000
MOST_UNPACKED = 64 * 2**20
MOST_PACKED_TIMES = 200
SMALL_PART = 2**20  # below it, packing may do what it likes
LONGEST_TOKEN = 8 * LONGEST_CELL  # bytes between two marks: a cell in which every sign is written as a reference
MOST_MARKS_IN_ROW = 200_000


class Unreadable(Exception):
    """The file is no table we can read. The message is for the person who brought it."""
