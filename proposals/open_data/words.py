"""What fields of several sets mean. English here; the dictionary shows them in the reader's language."""

from django.utils.translation import gettext_noop

ID = gettext_noop("Identifier of the record, stable")
PAGE = gettext_noop("Address of its page")
CHANGED = gettext_noop("Last change of the record")
FIELD = gettext_noop("Short name of the action field")
TITLE = gettext_noop("Title")
TEXT = gettext_noop("Text")
LANGUAGE = gettext_noop("Language of the text (BCP 47)")
BODY = gettext_noop("Body")
DAY = gettext_noop("Day")
WHEN = gettext_noop("When")
STATE = gettext_noop("State")
KIND = gettext_noop("Kind")
PAPERS = gettext_noop("Number of the council paper")
