"""What makes work wait that no letter announces: for each source of the inbox, who reads it and where it leads."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from cms.concept.models import ChapterPage, PartPage
from cms.home.models import HomePage
from cms.paper_drafts.models import PaperDraft
from forums.associations import bulk_import as associations_import
from forums.associations.models import Association
from forums.bodies.models import Membership, MembershipRole
from forums.dialogue.models import Forum
from forums.municipality.calendar import today
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.name_checks import NameCheck
from forums.people.roles import Role
from proposals.intake import bulk_import
from proposals.measures.indicators.bulk_import import SHELF as READINGS
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from tests.conftest import City
from tests.factories import (
    FieldFactory,
    ForumFactory,
    MeasureFactory,
    MilestoneFactory,
    TableFactory,
    both,
    card,
    consultation,
    council_body,
    network,
    paper,
    released,
    running,
    seat,
    verified,
)

SOON, PAST = today() + timedelta(days=5), today() - timedelta(days=5)


class Cast:
    def __init__(self, city: City, coordinator: User, home: HomePage) -> None:
        self.city, self.coordinator, self.home = city, coordinator, home

    def officer(self) -> User:
        return seat(self.city.language_network, MembershipRole.OFFICE_SEAT, "amt@example.org")


def vacancies(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        network(FieldFactory(code=f"v{number}", slug=f"leer-{number}"))
    return cast.coordinator, reverse("memberships:add")


def mandates(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        body = network(FieldFactory(code=f"m{number}", slug=f"endet-{number}"))
        seat(body, MembershipRole.OFFICE_SEAT, f"endet{number}@example.org", ends=SOON)
    return cast.coordinator, reverse("memberships:edit", args=[Membership.objects.latest("pk").pk])


def unconfirmed(cast: Cast, count: int) -> tuple[User, str]:
    made = [verified(cast.coordinator, f"Verein {number}") for number in range(count)]
    Association.objects.update(asked_on=PAST, confirmed_on=PAST - timedelta(days=9), hidden_on=today())
    return cast.coordinator, reverse("association_office_detail", args=[made[0].pk])


def speechless(cast: Cast, count: int) -> tuple[User, str]:
    made = [verified(cast.coordinator, f"Verein {number}") for number in range(count)]
    return cast.coordinator, reverse("association_office_detail", args=[made[0].pk])


def list_imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [associations_import.SHELF.keep(ContentFile(b"Name\nVerein\n"), "liste.csv") for _time in range(count)]
    return cast.coordinator, reverse("association_import_one", args=[uploads[0]])


def imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [bulk_import.SHELF.keep(ContentFile(b"Text\nKurse\n"), "alte.csv") for _time in range(count)]
    return cast.coordinator, reverse("suggestion_import_one", args=[uploads[0]])


def reading_imports(cast: Cast, count: int) -> tuple[User, str]:
    uploads = [READINGS.keep(ContentFile(b"Tag;Wert\n"), "werte.csv") for _time in range(count)]
    return cast.coordinator, reverse("reading_import_one", args=[uploads[0]])


def forums(cast: Cast, count: int) -> tuple[User, str]:
    made = [ForumFactory() for _time in range(count)]
    return cast.coordinator, reverse("forum_desk", args=[made[0].pk])


def tables(cast: Cast, count: int) -> tuple[User, str]:
    host = cast.officer()
    made = [TableFactory(host=host.person, field=cast.city.language) for _time in range(count)]
    return host, reverse("forum_host_tables", args=[made[0].forum.slug])


def _over(cast: Cast) -> Forum:
    forum = running(cast.city.language)
    card(forum.tables.get())
    forum.end()
    return forum


def cards(cast: Cast, count: int) -> tuple[User, str]:
    made = [_over(cast) for _time in range(count)]
    return cast.coordinator, reverse("handover", args=[made[0].pk])


def minutes(cast: Cast, count: int) -> tuple[User, str]:
    made = [_over(cast) for _time in range(count)]
    return cast.coordinator, reverse("forum_desk", args=[made[0].pk])


def wordless_measures(cast: Cast, count: int) -> tuple[User, str]:
    made = [MeasureFactory(field=cast.city.language, title=both("Kurs […]")) for _time in range(count)]
    return cast.coordinator, reverse("measures:edit", args=[made[0].pk])


def wordless_questions(cast: Cast, count: int) -> tuple[User, str]:
    table = TableFactory(field=cast.city.language)
    for _time in range(count):
        table.put_down("[…]")
    return cast.coordinator, reverse("forum_table", args=[table.pk])


def deferred(cast: Cast, count: int) -> tuple[User, str]:
    made = [released(f"Kurs {number}", field=cast.city.language) for number in range(count)]
    Suggestion.objects.update(stage=Stage.DEFERRED, review_on=SOON)
    return cast.officer(), reverse("desk_case", args=[made[0].number])


def _part(cast: Cast) -> PartPage:
    found: PartPage = PartPage.objects.descendant_of(cast.home).get()
    return found


def approvals(cast: Cast, count: int) -> tuple[User, str]:
    editor = User.objects.create_user("schreibt@example.org")
    for number in range(count):
        page = _part(cast).add_child(instance=ChapterPage(title=f"Kapitel {number}", live=False))
        page.save_revision(user=editor)
        page.get_workflow().start(page, editor)
    return cast.coordinator, reverse("wagtailadmin_pages:edit", args=[page.pk])


def translations(cast: Cast, count: int) -> tuple[User, str]:
    english, _new = Locale.objects.get_or_create(language_code="en")
    for parent in (cast.home, *_part(cast).get_ancestors().descendant_of(cast.home), _part(cast)):
        parent.specific.copy_for_translation(english, copy_parents=True)
    for number in range(count):
        page = _part(cast).add_child(instance=ChapterPage(title=f"Kapitel {number}"))
        source, _new = TranslationSource.get_or_create_from_instance(page)
        Translation.objects.create(source=source, target_locale=english)
        translated = page.copy_for_translation(english)
    translator = User.objects.create_user("uebersetzt@example.org")
    translator.groups.add(ensure_groups()[Role.TRANSLATOR])
    return translator, reverse("wagtailadmin_pages:edit", args=[translated.pk])


def council_results(cast: Cast, count: int) -> tuple[User, str]:
    for number in range(count):
        treated = consultation(paper(f"{number + 100}/26"), council_body(f"rat-{number}"), days_ago=3)
    page = reverse("council_results", args=[treated.meeting.pk])
    return cast.coordinator, page


def name_checks(cast: Cast, count: int) -> tuple[User, str]:
    made = [NameCheck.objects.create(looked_for=["Zoë"], places=[], due_on=today()) for _number in range(count)]
    return cast.coordinator, reverse("name_check", args=[made[0].pk])


def papers_without_timetable(cast: Cast, count: int) -> tuple[User, str]:
    """As if the machine had stopped between the two."""
    MilestoneFactory()
    made = [PaperDraft.objects.create(kind="status", resolution="Kenntnis.") for _number in range(count)]
    for number, draft in enumerate(made):
        draft.send(number=f"{number + 300}/26", dated=today(), by=cast.coordinator)
    return cast.coordinator, reverse("paper_draft_desk", args=[made[0].pk])


STORIES: dict[str, Callable[[Cast, int], tuple[User, str]]] = {
    "vacancies": vacancies,
    "mandates": mandates,
    "associations not confirmed": unconfirmed,
    "associations without a speaker": speechless,
    "association imports": list_imports,
    "imports": imports,
    "reading imports": reading_imports,
    "forums": forums,
    "tables": tables,
    "cards": cards,
    "minutes": minutes,
    "measures without words": wordless_measures,
    "questions without words": wordless_questions,
    "deferred": deferred,
    "approvals": approvals,
    "translations": translations,
    "council results": council_results,
    "name_checks": name_checks,
    "papers without timetable": papers_without_timetable,
}
