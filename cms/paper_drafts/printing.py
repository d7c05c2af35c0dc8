"""The paper as tagged PDF (PDF/UA-1)."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forums.printing.texts import labels
from forums.printing.writing import write

from .document import LANGUAGE, Document

TEMPLATE = "cms/paper_drafts/paper.typ"
# Our own words around the text, for PDF and DOCX.
WORDS = {
    "page": _("Page {page} of {pages}"),
    "paper": _("Paper"),
    "draft": _("Draft"),
    "number": _("Paper no."),
    "subject": _("Subject"),
    "status": pgettext_lazy("paper", "Status"),
    "kind": _("Kind of paper"),
    "dated": _("Date"),
    "office": _("Office in charge"),
    "sequence": _("Consultation sequence"),
    "no_sequence": _("The sequence has not been settled yet."),
    "body": _("Body"),
    "day": _("Date"),
    "part": _("Part of the body"),
    "reporters": _("Reported by"),
    "no_date": _("no date yet"),
    "results": _("Result of the vote"),
    "item": _("Item"),
    "unanimous": _("unan."),
    "majority": _("maj."),
    "yes": _("yes"),
    "no": _("no"),
    "abstentions": _("abst."),
    "noted": _("noted"),
    "postponed": _("postponed"),
    "referred": _("referred to"),
    "concerns": _("Key project and products concerned"),
    "key_project": _("Key project"),
    "products": _("Products"),
    "no_products": _("none named"),
    "money": _("Financial effects"),
    "effects": _("Financial effects"),
    "rhythm": _("How often"),
    "years": _("Years"),
    "amount": _("Amount in euros"),
    "funded": _("Funding is secured"),
    "resolution": _("Proposed resolution"),
    "no_resolution": _("It has not been written yet."),
    "reasons": _("Reasons"),
    "annexes": _("Annexes"),
    "no_annexes": _("none"),
}
# The head of the table that the bodies fill in, in the form's order.
RESULT_COLUMNS = (
    "item",
    "unanimous",
    "majority",
    "yes",
    "no",
    "abstentions",
    "noted",
    "postponed",
    "referred",
)


def title(written: Document) -> str:
    """Of PDF and DOCX."""
    words = labels(LANGUAGE, WORDS)
    head = f"{words['number'].text} {written['number']}" if written["number"] else words["draft"].text
    return f"{head}: {written['subject']}"


def pdf(written: Document) -> bytes:
    data = {"paper": written, "columns": RESULT_COLUMNS, "labels": labels(LANGUAGE, WORDS)}
    return write(TEMPLATE, title=title(written), language=settings.LANGUAGE_CODE, data=data)
