"""Long PDFs in the background: asked for once, written by a task, the same content never twice."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from forums.municipality.models import Municipality

from .models import Edition, Printout
from .printing import Document, document
from .printouts import PrintoutState


def whole(edition: Edition | None, language: str) -> Document:
    """Everything an edition says, or the concept as it stands now."""
    sections = edition.all_sections() if edition else Edition().all_sections()
    with override(language):
        where = edition.get_absolute_url() if edition else reverse("wagtail_serve", args=["konzept/"])
    address = settings.SITE_URL.partition("//")[2] + where
    return document(edition, sections, language, city=Municipality.current().name, address=address)


def ask_for(edition: Edition | None, language: str) -> Printout:
    """The PDF of the whole: the one that is there, or a new one, which is written after the commit."""
    digest = whole(edition, language).digest
    with transaction.atomic():
        printout, new = Printout.objects.select_for_update().get_or_create(
            digest=digest, defaults={"edition": edition, "language": language}
        )
        again = printout.has_failed
        printout.asked_at = timezone.now()
        if again:
            printout.state = PrintoutState.WAITING
        printout.save()
        if new or again:
            transaction.on_commit(partial(write_printout.enqueue, printout.pk))
    return printout


@task
def write_printout(pk: int) -> None:
    """Where the concept has changed since it was asked for, what stands there now is written, under its own digest."""
    found = Printout.objects.select_related("edition").filter(pk=pk).exclude(state=PrintoutState.DONE)
    printout = found.first()
    if printout is None:
        return
    found.update(state=PrintoutState.WRITING, begun_at=timezone.now())
    try:
        written = whole(printout.edition, printout.language)
        content = written.pdf()
    except Exception:
        found.update(state=PrintoutState.FAILED)
        raise
    with transaction.atomic():
        Printout.objects.filter(digest=written.digest).exclude(pk=pk).delete()
        found.update(state=PrintoutState.DONE, content=content, digest=written.digest)
