"""Keeps secrets of addresses out of the log."""

import logging

from forums.protection.signed_links import without_keys


class WithoutTokens(logging.Filter):
    """Replaces the tokens of links that are keys: whoever reads a log must not be able to act."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        cleaned = without_keys(message)
        if cleaned != message:
            record.msg, record.args = cleaned, ()
        return True
