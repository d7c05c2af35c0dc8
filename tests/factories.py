"""Data for tests: small, valid, in German as the city would write it."""

from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from i18nfield.strings import LazyI18nString
from PIL import Image

from forums.associations.delegates import Delegate, DelegateRole
from forums.associations.models import Association, Item, Proof, ProofKind
from forums.associations.profile import Kind as AssociationKind
from forums.associations.states import Check
from forums.bodies.models import Body, Kind, Membership, MembershipRole
from forums.council.meetings.models import CouncilMeeting
from forums.council.papers.models import Consultation, Paper
from forums.council.papers.states import Part
from forums.council.process.models import Milestone
from forums.council.process.states import Phase
from forums.dialogue.cards import Card
from forums.dialogue.models import Forum, Showing
from forums.dialogue.tables import Table
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.maps.geojson import read as read_geojson
from forums.maps.models import TownMap
from forums.maps.shapes import draw
from forums.municipality.calendar import today
from forums.municipality.models import District
from forums.people.consents import Purpose, Wish
from forums.people.models import Person, User
from proposals.measures.indicators.direction import Direction
from proposals.measures.indicators.frequency import Frequency
from proposals.measures.indicators.models import Indicator, IndicatorTarget
from proposals.measures.models import Goal, Measure
from proposals.suggestions.models import Suggestion
from tests.forums.maps.geo import districts as squares


def both(de: str, en: str = "") -> LazyI18nString:
    return LazyI18nString({"de": de, "en": en or de})


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Erfundene Person {n}")
    name_public = True


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"konto{n}@example.org")


class FieldFactory(DjangoModelFactory[ActionField]):
    class Meta:
        model = ActionField
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"x{n % 1000}")  # four signs, however many tests ran before
    slug = factory.LazyAttribute(lambda field: f"feld-{field.code}")
    name = factory.LazyAttribute(lambda field: both(f"Feld {field.code}", f"Field {field.code}"))


class ThemeFactory(DjangoModelFactory[CrossCuttingTheme]):
    class Meta:
        model = CrossCuttingTheme

    slug = factory.Sequence(lambda n: f"leitgedanke-{n}")
    name = factory.LazyAttribute(lambda theme: both(theme.slug))


class DistrictFactory(DjangoModelFactory[District]):
    class Meta:
        model = District

    slug = factory.Sequence(lambda n: f"stadtteil-{n}")
    name = factory.Sequence(lambda n: f"Stadtteil {n}")


def town_map(*districts: District) -> TownMap:
    """A map on the pages: one square for each district, 0.02 degrees wide, in a row from 7.40 east and 52.20 north."""
    town = TownMap.upload(draw(read_geojson(squares(*(district.name for district in districts)))))
    chosen = {shape.pk: shape.district for shape in town.shapes.select_related("district")}
    town.show(chosen, attribution="Vermessungsamt", licence="CC0")
    return town


class BodyFactory(DjangoModelFactory[Body]):
    class Meta:
        model = Body

    slug = factory.Sequence(lambda n: f"gremium-{n}")
    kind = Kind.OFFICE
    name = factory.LazyAttribute(lambda body: both(body.slug))


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    body = factory.SubFactory(BodyFactory)
    role = MembershipRole.MEMBER


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    title = factory.Sequence(lambda n: both(f"Meilenstein {n}", f"Milestone {n}"))
    phase = Phase.DRAFTING
    starts = factory.LazyFunction(today)
    ends = factory.SelfAttribute("starts")


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    field = factory.SubFactory(FieldFactory)
    title = factory.Sequence(lambda n: both(f"Ziel {n}", f"Goal {n}"))


class MeasureFactory(DjangoModelFactory[Measure]):
    class Meta:
        model = Measure

    field = factory.SubFactory(FieldFactory)
    slug = factory.Sequence(lambda n: f"massnahme-{n}")
    title = factory.Sequence(lambda n: both(f"Maßnahme {n}", f"Measure {n}"))


class IndicatorFactory(DjangoModelFactory[Indicator]):
    class Meta:
        model = Indicator
        skip_postgeneration_save = True

    goal = factory.SubFactory(GoalFactory)
    name = factory.Sequence(lambda n: both(f"Kennzahl {n}", f"Indicator {n}"))
    unit = both("Personen", "people")
    direction = Direction.UP
    frequency = Frequency.YEARLY

    @factory.post_generation
    def target(self, _create: bool, value: int | None, **facts: int) -> None:
        """`target=120, target__year=2028`"""
        if value is not None:
            IndicatorTarget.objects.create(indicator=self, value=value, **facts)


class ForumFactory(DjangoModelFactory[Forum]):
    class Meta:
        model = Forum

    slug = factory.Sequence(lambda n: f"dialogforum-{n}")
    title = both("Dialogforum", "Dialogue forum")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    ends_at = factory.LazyAttribute(lambda forum: forum.starts_at + timedelta(hours=3))
    place = "Stadthalle"
    published = True
    showing = Showing.AT_ONCE


class TableFactory(DjangoModelFactory[Table]):
    class Meta:
        model = Table

    forum = factory.SubFactory(ForumFactory)
    number = factory.Sequence(lambda n: n + 1)


def running(*topics: ActionField, **facts: Any) -> Forum:
    """A forum that has begun, with a table for each topic (one without a topic where none is given)."""
    forum = ForumFactory(**facts)
    for number, topic in enumerate(topics or (None,), 1):
        TableFactory(forum=forum, number=number, field=topic)
    forum.begin()
    return forum


def card(table: Table, text: str = "Mehr Deutschkurse am Abend", **facts: Any) -> Card:
    """A card as a telephone writes it."""
    return Card.write(table, **{"client_uuid": uuid4(), "text": text, "language": "de", **facts})


def seat(body: Body, role: MembershipRole, email: str, **facts: Any) -> User:
    """An account whose person holds a role in a body."""
    user = UserFactory(email=email, person=PersonFactory())
    MembershipFactory(person=user.person, body=body, role=role, **facts)
    return user


def network(field: ActionField) -> Body:
    return BodyFactory(slug=f"netzwerk-{field.slug}", kind=Kind.NETWORK, field=field, name=both(f"Netzwerk {field}"))


def suggestion(text: str = "Der Bus fährt abends nicht mehr zum Deutschkurs.", **facts: Any) -> Suggestion:
    """A suggestion that has just come in, by the verb that takes it in."""
    return Suggestion.receive(text=text, **facts)


def released(text: str = "Der Bus fährt abends nicht mehr zum Deutschkurs.", **facts: Any) -> Suggestion:
    """A public suggestion on its tandem's desk."""
    received = suggestion(text, **facts)
    received.release(by=None)
    return received


def registration(name: str = "Afghanischer Kulturverein", **facts: Any) -> Association:
    """A registration that is complete and has not been sent."""
    given = {
        "kind": AssociationKind.CULTURE,
        "activities": "Wir kochen, feiern und lernen zusammen.",
        "contact_name": "Erfundene Kontaktperson",
        "phone": "05971 000",
        "email": "verein@example.org",
        "registrar_email": "gruenderin@example.org",
    }
    draft = Association.begin(client_uuid=uuid4(), by=None, language="de", name=name)
    for key, value in {**given, **facts}.items():
        setattr(draft, key, value)
    draft.save()
    return draft


def proof(association: Association, content: bytes = b"") -> Proof:
    """A file that the office sees: a small picture, where nothing else is given."""
    out = BytesIO(content)
    if not content:
        Image.new("RGB", (40, 30), "white").save(out, "PNG")
    waiting = Proof.take(association, SimpleUploadedFile("satzung.png", out.getvalue()), uuid4())
    association.hand_in(waiting, ProofKind.STATUTES, by=None)
    return association.proofs.get(pk=waiting.pk)


def verified(
    by: User, name: str = "Afghanischer Kulturverein", shown: Iterable[str] = Item.values, **facts: Any
) -> Association:
    """An association that the office has verified, and what it agreed to show."""
    found = registration(name, **facts)
    found.agree([Wish(Purpose.WEBSITE, item) for item in shown], by=None)
    found.submit()
    found.check_off(Check.values, by=by)
    found.verify(by=by)
    return found


def speaker(association: Association, email: str, role: DelegateRole = DelegateRole.DELEGATE, **dates: Any) -> User:
    """An account whose person may speak for the association."""
    user = UserFactory(email=email, person=PersonFactory())
    Delegate.appoint(association, user.person, role, by=None, **dates)
    return user


def council_body(slug: str = "rat", members: int = 0, **facts: Any) -> Body:
    """A body that treats papers, with so many members who may vote."""
    body: Body = BodyFactory(slug=slug, **{"kind": Kind.COUNCIL, "name": both(slug.capitalize()), **facts})
    MembershipFactory.create_batch(members, body=body)
    return body


def paper(number: str = "074/26", **facts: Any) -> Paper:
    """A public paper without a sequence."""
    return Paper.objects.create(number=number, **{"subject": "Kinderbetreuung am Abend", "public": True, **facts})


def consultation(
    of: Paper, body: Body, part: Part = Part.DECIDES, days_ago: float | None = 1, item: str = "4", position: int = 1
) -> Consultation:
    """On the agenda of a meeting so many days ago; None: without a date."""
    step: Consultation = Consultation.objects.create(paper=of, body=body, part=part, position=position)
    if days_ago is not None:
        when = timezone.now() - timedelta(days=days_ago)
        meeting, _ = CouncilMeeting.objects.get_or_create(body=body, starts_at=when)
        step.put_on_agenda(meeting, item)
    return step
