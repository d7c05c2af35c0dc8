"""German: a time of day says that it is one. Django's "25. November 2026 18:00" leaves the "Uhr" to the reader."""

DATETIME_FORMAT = r"j. F Y, H:i \U\h\r"
SHORT_DATETIME_FORMAT = r"d.m.Y, H:i \U\h\r"
