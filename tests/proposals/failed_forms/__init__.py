"""The forms of the suggestions' rooms as they fail: what is posted where, by whom, and what the page must still say."""

from . import authors, intake, moderation, tandem

CASES = [*authors.CASES, *tandem.CASES, *moderation.CASES, *intake.CASES]
