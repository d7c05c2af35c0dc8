"""One row of everything that addresses name, and the people who come by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page, Site, Task, TaskState, Workflow

from cms.editions.models import Edition, FrozenPicture, Printout
from cms.feedback.models import AccessibilityReport
from cms.home.skeleton import lay_out
from forums.associations.calls import Call
from forums.associations.delegates import Delegate, DelegateRole, Invitation
from forums.associations.forms.registration import Step
from forums.associations.joining import Joining
from forums.associations.links import address_key, resume_token
from forums.associations.meetings import Meeting
from forums.bodies.models import Body, Duty, Kind
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.annexes import Annex
from forums.council.papers.models import Paper
from forums.council.papers.states import Result
from forums.council.papers.treatment import Outcome
from forums.council.process.documents import MilestoneDocument
from forums.council.terms.models import LegislativeTerm
from forums.dialogue.admin.desk import ACTIONS as DESK_ACTIONS
from forums.dialogue.clusters import Cluster
from forums.dialogue.host.card_actions import CARD_ACTIONS
from forums.dialogue.public.links import ADDRESS_LINK, INVITATION_LINK, REGISTRATION_LINK
from forums.dialogue.registration import Registration
from forums.dialogue.tokens import TABLE_LINKS, join
from forums.maps.geojson import read
from forums.maps.models import TownMap
from forums.maps.shapes import draw
from forums.people.groups import ensure_groups
from forums.people.models import User
from forums.people.name_checks import NameCheck
from forums.people.roles import Role
from forums.pictures.models import Picture
from proposals.intake.cards.models import CardOutcome
from proposals.measures.news_picture import NewPicture
from proposals.moderation.danger import DangerFlag
from proposals.open_data.datasets import DATASETS
from proposals.public.evaluation.models import Evaluation
from proposals.public.evaluation.tables import SHEETS as EVALUATION_SHEETS
from proposals.public.report.report import SHEETS
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.triage.decisions import Decision
from proposals.triage.moves import Move
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    DistrictFactory,
    ForumFactory,
    IndicatorFactory,
    MeasureFactory,
    MembershipFactory,
    MilestoneFactory,
    PersonFactory,
    UserFactory,
    both,
    card,
    consultation,
    council_body,
    paper,
    proof,
    registration,
    released,
    running,
    seat,
    speaker,
    suggestion,
    town_map,
    verified,
)
from tests.forums.faces.photos import upload as photo
from tests.forums.maps.geo import districts
from tests.proposals.triage.conftest import declining

from .addresses import Address


@dataclass
class World:
    """`keys` by the address's word before a place and the place's name, or by the name alone; `people` by role."""

    keys: dict[str, list[object]] = field(default_factory=dict)
    people: dict[str, User | None] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def real(self, address: Address, place: str) -> Sequence[object]:
        before = address.route.partition(f":{place}>")[0].rpartition("/")[0].replace("verwaltung/", "")
        words = [word for word in before.split("/") if "<" not in word]
        for word in reversed(words):
            if found := self.keys.get(f"{word}/{place}"):
                return found
        if place == "pk" and address.model is not None:
            return _some(address.model)
        return self.keys.get(place, [])

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if user := self.people[role]:
            client.force_login(user)
        if role == "telephone":
            client.cookies.load(self.cookies)
        return client


def _some(model: type[Model]) -> list[object]:
    return list(model._default_manager.values_list("pk", flat=True)[:3])


@pytest.fixture
def world(city: City, officer: User, teacher: User, deputy_teacher: User, lead_officer: User, owner: User) -> World:
    world = World()
    lay_out()
    groups = ensure_groups()
    for role in Role:
        world.people[role] = UserFactory(email=f"{role}@example.org")
        world.people[role].groups.add(groups[role])
    office = seat(
        BodyFactory(slug="engagement", duty=Duty.ASSOCIATION_LIST, name=both("Fachstelle")),
        "holder",
        "liste@example.org",
    )
    association = verified(office)
    speaking = speaker(association, "vorsitz@example.org", DelegateRole.OWNER)
    world.people |= {
        "visitor": None,
        "telephone": None,
        "citizen": UserFactory(email="buergerin@example.org"),
        "delegate": speaking,
        "seat": officer,
        "deputy": deputy_teacher,
        "lead": lead_officer,
        "owner": owner,
        "list office": office,
        "superuser": UserFactory(email="technik@example.org", is_superuser=True),
    }
    _map(world)
    world.keys["meilensteine/pk"] = [MilestoneFactory().pk]
    _suggestions(world, city, officer)
    _associations(world, city, association, office, speaking)
    _forum(world, city)
    _council(world)
    _editions(world)
    _evaluations(world)
    _open_data(world)
    _pages(world)
    return world


def _map(world: World) -> None:
    shown = town_map(DistrictFactory(name="Mesum"))
    upload = TownMap.upload(draw(read(districts("Mesum"))))
    world.keys["karte/pk"] = [shown.pk, upload.pk]


def _suggestions(world: World, city: City, officer: User) -> None:
    pending = suggestion(field=city.language, author=world.people["citizen"])
    on_desk = released("Deutschkurse am Abend", field=city.language)
    drafted = released("Ein Treffpunkt", field=city.language)
    Decision.draft(drafted, declining(), by=officer).hand_over(by=officer)
    complaint = suggestion("Der Mann am Schalter war unfreundlich.")
    complaint.give_to_complaints(by=world.people["moderator"])
    DangerFlag.raise_by_hand(pending, danger="violence")
    follower = Follower.objects.ask(on_desk, "folgt@example.org", "de", is_author=True)
    picture = Picture.take(photo())
    measure = MeasureFactory(field=city.language, slug="abendkurs")
    measure.report(by=officer, text="Es geht los.", picture=NewPicture(picture, "Ein Raum", False, ""))
    indicator = IndicatorFactory(goal__field=city.language)
    reading = indicator.record(on=timezone.localdate(), value=3, by=officer)
    numbers: list[object] = [each.number for each in (pending, on_desk, drafted, complaint)]
    world.keys |= {
        "number": numbers,
        "beschwerden/number": [complaint.number],
        "text": numbers,
        "move": list(Move.values),
        "flag": _some(DangerFlag),
        "verfolgen/token": [follow_token(each) for each in (pending, on_desk, drafted)],
        "adresse/pk": _some(Follower),
        "bestaetigen/token": [follower.token("confirm")],
        "abbestellen/token": [follower.token("stop")],
        "massnahmen/slug": ["abendkurs"],
        "messwerte/uuid": [indicator.uuid],
        "messwerte/pk": [reading.pk],
        "bilder/number": [measure.version],
        "bilder/uuid": [picture.uuid],
        "bilder/width": picture.widths,
        "handlungsfelder/slug": [city.language.slug],
        "upload": [uuid4()],
        "section": ["anregungen", "seiten", "massnahmen", "papers", "editions", "edition-sections"],
    }


def _associations(world: World, city: City, association: object, office: User, speaking: User) -> None:
    draft = registration("Verein im Entwurf")
    Joining.request(association, [city.language_network], contribution="Wir dolmetschen.", by=speaking)
    meeting = Meeting(network=city.language_network, title="Treffen", starts_at=timezone.now(), place="Rathaus")
    meeting.announce()
    call = Call(network=city.language_network, title="Wir suchen …", to_all=True)
    call.publish()
    invitation = Invitation.send(association, "neu@example.org", DelegateRole.DELEGATE, by=speaking)
    world.keys |= {
        "registrieren/token": [resume_token(draft), resume_token(association)],
        "adresse/key": [address_key(draft)],
        "vereine/slug": [association.slug],
        "vereine/pk": _some(type(association)),
        "vereine/name": list(Step.values),
        "nachweise/uuid": [proof(draft).uuid],
        "registrieren/name": list(Step.values),
        "verwalten/name": list(Step.values),
        "vereine/move": ["annehmen", "fragen", "ablehnen", "widersprechen", "accept", "ask", "decline"],
        "einladung/token": [invitation.token],
        "einladung/pk": _some(Invitation),
        "sprecher/pk": _some(Delegate),
        "themen/pk": _some(Joining),
        "treffen/uuid": [meeting.uuid],
        "aufrufe/uuid": [call.uuid],
        "netzwerke/slug": [city.language_network.slug],
    }


def _forum(world: World, city: City) -> None:
    forum, coming = running(city.language, city.faith), ForumFactory(slug="kommendes")
    table = forum.tables.get(number=1)
    first = card(table)
    heading = Cluster.make(table, "Sprache", [first])
    open_card = card(table, "Mehr Bänke")
    entered = Registration.enter(coming, client_uuid=uuid4(), name="Ein Gast", email="gast@example.org")
    ended = running(city.language, slug="vorbei")
    left = card(ended.tables.get())
    ended.end()
    CardOutcome.set_aside(left, because="greeting", by=None)
    report = AccessibilityReport.receive(uuid=uuid4(), language="de", problem="Zu klein")
    response = _Cookies()
    join(response, table, "de", None)
    world.cookies = response.kept
    world.keys |= {
        "bericht/name": list(SHEETS),
        "namen-pruefen/pk": [NameCheck.objects.create(looked_for=["Gast"], places=[], due_on=timezone.localdate()).pk],
        "warnung/pk": [card(table, "Mein Mann schlägt mich").flag.pk],
        "foren/slug": [forum.slug, coming.slug, ended.slug],
        "foren/pk": [forum.pk, coming.pk, ended.pk],
        "tisch/pk": [table.pk],
        "tisch/token": [TABLE_LINKS["join"].token(table)],
        "leitung/key": [TABLE_LINKS["host"].token(table), TABLE_LINKS["write"].token(table), 1],
        "schreiben/key": [TABLE_LINKS["write"].token(table), 1],
        "leitung/number": [1, 2],
        "karten/uuid": [first.uuid, open_card.uuid],
        "karten/name": list(CARD_ACTIONS),
        "gruppen/uuid": [heading.uuid],
        "gruppen/name": ["umbenennen", "aufloesen"],
        "tisch/name": ["oeffnen", "schliessen", "runde", "runde-beenden"],
        "beleg/code": ["1-AAAAA"],
        "anmeldung/token": [REGISTRATION_LINK.token(entered)],
        "foren/key": [ADDRESS_LINK.token(entered)],
        "gesagt/uuid": [forum.uuid],
        "fate": _some(CardOutcome),
        "meldung/token": [report.get_absolute_url().rstrip("/").rpartition("/")[2]],
        "action": list(DESK_ACTIONS),
    }
    world.keys["foren/token"] = [INVITATION_LINK.token(coming)]


def _council(world: World) -> None:
    council = council_body("rat", members=5)
    public, closed = paper("074/26"), paper("080/26", public=False, sequence_public=True)
    decided, coming = consultation(public, council), consultation(closed, council, days_ago=-7, item="2")
    decided.record(Outcome(Result.MAJORITY, 3, 1, 1), by=None)
    annex = Annex.take(public, SimpleUploadedFile("plan.png", get_test_image_file().file.getvalue()), "Plan")
    document = MilestoneDocument.take(
        MilestoneFactory(), SimpleUploadedFile("plan.png", get_test_image_file().file.getvalue()), "Plan"
    )
    world.keys |= {
        "dokumente/uuid": [document.uuid],
        "dokumente/number": [document.number],
        "vorlagen/slug": [public.slug, closed.slug],
        "vorlagen/pk": _some(Paper),
        "anlagen/number": [annex.number],
        "sitzungen/uuid": [decided.meeting.uuid, coming.meeting.uuid],
        "sitzungen/pk": _some(CouncilMeeting),
    }
    members = MembershipFactory(body=council, role="chair")
    term = LegislativeTerm.objects.create(name="2025–2030", starts=date(2025, 11, 1))
    world.keys |= {
        "legislativeterm/uuid": [term.uuid],
        "organization/uuid": [council.uuid],
        "person/uuid": [members.person.uuid],
        "membership/uuid": [members.uuid],
        "meeting/uuid": world.keys["sitzungen/uuid"],
        "location/uuid": world.keys["sitzungen/uuid"],
        "agendaitem/uuid": [decided.agenda_item.uuid, coming.agenda_item.uuid],
        "paper/uuid": [public.uuid, closed.uuid],
        "consultation/uuid": [decided.uuid, coming.uuid],
        "file/uuid": [annex.uuid],
    }


def _evaluations(world: World) -> None:
    draft = Evaluation.begin(starts=None, until=date(2026, 1, 1))
    approved = Evaluation.begin(starts=date(2026, 1, 1), until=date(2026, 6, 30))
    approved.approve(by=UserFactory(), body=None, seen=0)
    world.keys |= {
        "auswertungen/evaluation": [draft.slug, approved.slug],
        "auswertungen/field": ["sprachfoerderung", "religion"],
        "auswertungen/name": list(EVALUATION_SHEETS),
    }


def _editions(world: World) -> None:
    frozen = Edition.begin(number=1, slug="erste", title=both("Erste Fortschreibung"), by=None)
    decision = consultation(paper("152/26"), Body.objects.get(slug="rat"), item="9")
    decision.record(Outcome(Result.UNANIMOUS), by=None)
    frozen.adopt(decision)
    asked = Edition.begin(number=2, slug="zweite", title=both("Zweite Fortschreibung"), by=None)
    asked.open_consultation(timezone.localdate(), timezone.localdate(), by=None)
    image = FrozenPicture.objects.create(edition=frozen, image=1, width=1, height=1, content=b"RIFF")
    printout = Printout.objects.create(digest="0" * 64, language="de", edition=frozen)
    kinds, parts = ["teil", "handlungsfeld", "kapitel"], ["teil-a", "sprachfoerderung", "religion"]
    world.keys |= {
        "fassungen/slug": [frozen.slug, asked.slug],
        "fassungen/pk": [frozen.pk, asked.pk],
        "vergleich/older": [frozen.slug],
        **{f"{word}/kind": kinds for word in ("fassungen", "vergleich", "pdf", "stand")},
        **{f"{word}/section_slug": parts for word in ("fassungen", "vergleich", "pdf", "stand")},
        "bild/uuid": [image.uuid],
        "pdf/uuid": [printout.uuid],
    }


def _open_data(world: World) -> None:
    for dataset in DATASETS:
        rows = dataset.rows(QueryDict())[:3]
        world.keys[f"{dataset.name}/id"] = [getattr(row, dataset.key) for row in rows]
    world.keys["v1/rest"] = ["suggestions/", "nichts"]


class _Cookies:
    """Takes what a response would keep."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def set_cookie(self, name: str, value: str, **_facts: object) -> None:
        self.kept[name] = value


def _pages(world: World) -> None:
    pages: list[object] = list(Page.objects.order_by("-depth").values_list("pk", flat=True)[:6])
    page = Page.objects.order_by("-depth").first()
    revision = page.specific.save_revision() if page else None
    document = Document.objects.create(title="Plan", file=get_test_image_file(filename="plan.pdf"))
    image = Image.objects.create(title="Bild", file=get_test_image_file())
    PersonFactory()
    MembershipFactory(body=BodyFactory(kind=Kind.INITIATIVE))
    kinds = ContentType.objects.get_for_models(Page, Image, Document, Body, User)
    world.keys |= {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"), pages),
        "pages/pk": pages,
        "revision_id": [revision.pk if revision else 0],
        "revision": ["live", revision.pk if revision else 0],
        "document_id": [document.pk],
        "doc_id": [document.pk],
        "documents/pk": [document.pk],
        "file": [document.filename],
        "image_id": [image.pk],
        "images/pk": [image.pk],
        "filter_spec": ["max-100x100", "original", "fill-"],
        "collection_id": _some(Collection),
        "workflow_pk": _some(Workflow),
        "task_id": _some(Task),
        "task_state_id": _some(TaskState) or [1],
        "app_label": [kind.app_label for kind in kinds.values()] + ["cms", "wagtailcore", "forums"],
        "model_name": [kind.model for kind in kinds.values()] + ["homepage", "municipality", "page"],
        "object_id": pages,
        "session_id": [1],
        "action": ["delete", "move", "publish", "unpublish", "assign_role"],
        "tun/action": list(DESK_ACTIONS),
        "action_name": ["approve", "reject", "publish", "copy", "delete", "move"],
        "site": _some(Site),
        "page": ["", "konzept", "konzept/handlungsfelder", "neuigkeiten", "datenschutz", "protokolle"],
        "provider": ["openid_connect"],
        "uid": ["1"],
        "key": ["set-password", "abc"],
        "mode": ["", "form"],
        **{
            f"content_type_{part}": values
            for part, values in {
                "app_name": ["cms", "wagtailcore"],
                "model_name": ["homepage", "newsindexpage", "legalpage", "page"],
            }.items()
        },
        "app_name": ["cms", "forums", "wagtailcore"],
        "translation_id": [1],
        "translation_source_id": [1],
    }
