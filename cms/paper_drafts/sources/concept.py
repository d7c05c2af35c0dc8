"""The structure of the concept, and the edition that is to be adopted."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.editions.content.live import live_contents
from cms.editions.content.sections import SectionData, SectionKind
from cms.editions.models import Edition
from cms.editions.passages import KIND
from proposals.suggestions.models import Suggestion

from ..pieces import Piece, p, ul
from .reading import Reading

LANGUAGE = "de"


def structure(reading: Reading) -> list[Piece]:
    contents = live_contents()
    found: list[Piece] = []
    for heading, kind in ((_("Part A: foundations"), SectionKind.CHAPTER), (_("Action fields"), SectionKind.FIELD)):
        sections = [section for section in contents if section.kind == kind]
        if sections:
            found += [p(f"{heading}:"), ul(_titled(section) for section in sections)]
    if not found:
        return [p(_("The concept has no published chapters and no action fields yet."))]
    return [*found, p(_in_force())]


def _titled(section: SectionData) -> str:
    return f"{section.number} {section.version(LANGUAGE).title}".strip()


def _in_force() -> str:
    edition = Edition.objects.in_force()
    if edition is None or edition.adopted_on is None:
        return _("No edition of the concept has been adopted on this platform yet.")
    told = {"edition": edition, "day": date_format(edition.adopted_on, "DATE_FORMAT"), "number": edition.shown_number}
    with_paper = _("In force: %(edition)s, adopted on %(day)s with paper %(number)s.")
    return (with_paper if edition.shown_number else _("In force: %(edition)s, adopted on %(day)s.")) % told


def edition(reading: Reading) -> list[Piece]:
    found = reading.draft.edition
    if found is None:
        return [p(_("No edition has been chosen."))]
    pieces = [p(_("To be adopted: %(edition)s.") % {"edition": found})]
    if str(found.note).strip():
        pieces.append(p(found.note))
    return [*pieces, *_asked(found)]


def _asked(edition: Edition) -> list[Piece]:
    if not (edition.consultation_from and edition.consultation_until):
        return [p(_("There has been no public consultation on it on this platform."))]
    told = _("The draft was open to everybody's comments from %(begins)s until %(ends)s.") % {
        "begins": date_format(edition.consultation_from, "DATE_FORMAT"),
        "ends": date_format(edition.consultation_until, "DATE_FORMAT"),
    }
    said = Suggestion.objects.listed().about(KIND, f"{edition.slug}/").count()
    return [p(told), p(_("Public comments on its passages: %(count)s.") % {"count": said})]
