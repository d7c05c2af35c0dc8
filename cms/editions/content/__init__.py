"""What an edition is made of, as plain data: sections with texts in blocks and rows of part B.

The same shapes come from the live pages and rows (`live.py`) and from what was frozen, so that a page, a PDF and a
comparison need not know which of the two they show.
"""
