"""English for readers in Europe: the day first, its month in letters, the clock of 24 hours.

Django's "11/02/2026" is the eleventh of February to most who read English here.
"""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j F"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
