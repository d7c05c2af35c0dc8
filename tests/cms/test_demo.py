"""The demo: complete in both languages, loaded by the real verbs, harmless to load again."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Page, Site

from cms.demo import people
from cms.demo.clock import set_back
from cms.demo.loader import load
from cms.demo.texts import DATA, LANGUAGES, both, read, read_all
from forums.associations.models import Association, Joining
from forums.bodies.models import SEATED, Body, Kind, Membership
from forums.fields.models import ActionField
from forums.notices.models import Notice
from forums.people.models import Person, User
from proposals.measures.models import Measure
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Visibility
from proposals.triage.decisions import Decision

# Before the tests that commit: they leave an empty database behind, without Wagtail's root page.
pytestmark = pytest.mark.django_db

FILES = sorted(DATA.rglob("*.toml"))


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for this module and undone after it: the demo takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "de" in value or "en" in value:
            yield value
        else:
            for part in value.values():
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _name(path: Any) -> str:
    return str(path.relative_to(DATA).with_suffix(""))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_text_is_there_in_both_languages(path: Any) -> None:
    # Answers to suggestions are free paragraphs: German is binding, English follows where it is written.
    needed = ("de",) if path.parent.name == "suggestions" else LANGUAGES
    incomplete = [
        text for text in _texts(read(_name(path))) if not all(text.get(language, "").strip() for language in needed)
    ]
    assert incomplete == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_address_is_invented(path: Any) -> None:
    domains = re.findall(r"[\w.+-]+@([\w.-]*\w)", path.read_text(encoding="utf-8"))
    assert [domain for domain in domains if not domain.endswith(".example")] == []


def test_half_a_text_is_refused() -> None:
    with pytest.raises(KeyError):
        both({"de": "Nur Deutsch"})


def test_every_leaf_field_has_two_goals_measures_and_indicators(demo: None) -> None:
    figures = {
        field.code: (
            field.goals.count(),
            field.measures.count(),
            sum(goal.indicators.count() for goal in field.goals.all()),
            field.resources.count(),
        )
        for field in ActionField.objects.leaves()
    }
    codes = ["1", "2", "3", "4", "5a", "5b", "5c", "5d", "5e", "6", "7", "8"]
    assert {code: figure[0] for code, figure in figures.items()} == dict.fromkeys(codes, 2)
    assert min(figure[1] for figure in figures.values()) == 2
    assert {code: figure[2:] for code, figure in figures.items()} == dict.fromkeys(codes, (2, 4))


def test_fields_stand_in_reading_order(demo: None) -> None:
    codes = [field.code for field in ActionField.objects.all()]
    assert codes == ["1", "2", "3", "4", "5", "5a", "5b", "5c", "5d", "5e", "6", "7", "8"]


def test_three_employees_hold_the_citys_seats_and_one_field_seat_is_vacant(demo: None) -> None:
    tandems = [body.tandem() for body in Body.objects.current().filter(kind=Kind.NETWORK)]
    assert len(tandems) == 12
    assert len({tandem.office.holder.person for tandem in tandems if tandem.office.holder}) == 3
    assert [tandem.body.slug for tandem in tandems if tandem.office.vacant] == []
    assert [tandem.body.slug for tandem in tandems if tandem.field.vacant] == ["netzwerk-oeffnung"]


def test_ended_bodies_lead_to_their_successors(demo: None) -> None:
    line = [Body.objects.get(slug="forum-migration")]
    while successor := line[-1].successors.first():
        line.append(successor)
    assert [body.slug for body in line] == ["forum-migration", "netzwerk-migration", "steuerungsgruppe"]
    assert [body.ended is None for body in line] == [False, False, True]


def test_everyone_in_public_says_that_they_are_invented(demo: None) -> None:
    assert [person.name for person in Person.objects.all() if "erfundene Person" not in str(person.function)] == []


def test_every_seat_has_an_account(demo: None) -> None:
    assert list(Membership.objects.filter(role__in=SEATED, person__user=None)) == []


def test_elsewhere_nobody_can_sign_in_with_it(db: None, settings: Settings) -> None:
    settings.DEMO = False
    people.load()
    assert [user.email for user in User.objects.all() if user.has_usable_password() or user.is_superuser] == []


def test_suggestions_are_found_in_every_state(demo: None) -> None:
    assert set(Label) - {suggestion.label for suggestion in Suggestion.objects.all()} == set()


def test_decisions_carry_two_signatures_and_their_measures(demo: None) -> None:
    decisions = Decision.objects.effective().select_related("suggestion")
    assert {decision.outcome for decision in decisions} == {"accepted", "already_covered", "deferred", "declined"}
    assert [one for one in decisions if one.first_person_id == one.second_person_id] == []
    accepted = Suggestion.objects.filter(stage="accepted")
    assert [suggestion.number for suggestion in accepted if not suggestion.measures.exists()] == []
    assert Decision.objects.handed_over().count() == 3


def test_the_volunteers_page_has_something_to_sign(demo: None) -> None:
    pastor = User.objects.get(email="pastor@rheine.example")
    waiting = [one for one in Decision.objects.handed_over() if pastor.person in [a.person for a in one.answerers()]]
    assert [one.suggestion.title[:20] for one in waiting] == ["Keine Klassenarbeit "]


def test_measures_tell_what_became_of_them(demo: None) -> None:
    measure = Measure.objects.get(slug="begegnung-jugendplatz")
    assert [(news.status, news.number) for news in measure.progress.order_by("number")] == [
        ("proposed", 1),
        ("planned", 2),
    ]


def test_a_cry_for_help_waits_under_a_flag(demo: None) -> None:
    flags = [(flag.danger, flag.suggestion.visibility) for flag in DangerFlag.objects.all()]
    assert flags == [(Danger.SUICIDE, Visibility.PENDING)]


def test_every_page_is_published_in_both_languages(demo: None) -> None:
    addresses = {
        language: sorted(
            page.url_path.split("/", 2)[2] for page in Page.objects.filter(locale__language_code=language, depth__gt=1)
        )
        for language in LANGUAGES
    }
    # What people said at a forum stays in their own words; its minutes are there once, until somebody translates them.
    assert set(addresses["de"]) - set(addresses["en"]) == {"protokolle/dialogforum-teil-1/"}
    assert set(addresses["en"]) - set(addresses["de"]) == set()
    assert len(addresses["en"]) == 35
    assert not Page.objects.filter(live=False).exists()
    assert [page.url_path for page in Page.objects.filter(depth__gt=1).specific() if not page.lead] == []


def test_the_site_begins_at_the_home_page(demo: None) -> None:
    assert Site.objects.get(is_default_site=True).root_page.url_path == "/start/"


def test_history_is_in_order_and_past(demo: None) -> None:
    now = timezone.now()
    for suggestion in Suggestion.objects.all():
        moments = [step.at for step in suggestion.steps.order_by("number")]
        assert moments[0] == suggestion.created
        assert suggestion.received_at <= suggestion.created  # a card was written before it was handed over
        assert suggestion.received_at == suggestion.created or suggestion.handed_over.exists()
        assert all(earlier <= later for earlier, later in pairwise(moments)), suggestion
        assert moments[-1] <= now
        assert suggestion.version == len(moments)


def test_numbers_follow_the_order_of_receipt(demo: None) -> None:
    """Those that were made from cards are handed over, and loaded, after all others."""
    said_elsewhere = Suggestion.objects.exclude(source_name__startswith="Dialogforum Migration")
    by_number = list(said_elsewhere.order_by("number").values_list("received_at", flat=True))
    assert by_number == sorted(by_number)
    assert len(by_number) == Suggestion.objects.count() - 4


def test_nobody_is_written_to_about_an_invented_past(demo: None) -> None:
    assert Notice.objects.unsent().count() == 0


def _everything() -> dict[str, list[dict[str, Any]]]:
    ours = [
        model
        for app in ("forums", "proposals", "cms", "account", "auth")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in ours}


def test_loading_twice_changes_nothing(demo: None) -> None:
    before = _everything()
    load()
    assert _everything() == before


def test_what_editors_changed_or_deleted_stays_so(demo: None) -> None:
    with transaction.atomic():
        goal = ActionField.objects.get(slug="sport").goals.first()
        goal.delete()
        measure = ActionField.objects.get(slug="sport").measures.first()
        measure.until = None
        measure.save()
        before = _everything()
        load()
        assert _everything() == before
        transaction.set_rollback(True)


def test_the_clock_goes_right_again_afterwards(db: None) -> None:
    with set_back() as clock:
        clock.moment = timezone.make_aware(datetime(2020, 5, 4))
        assert Step().at.year == 2020
        assert timezone.localdate().year == 2020
    assert Step().at.year == timezone.now().year != 2020


def test_measures_named_by_suggestions_exist() -> None:
    measures = {measure["key"] for field in read_all("fields") for measure in field.get("measure", [])}
    named = {
        key for file in read_all("suggestions") for entry in file["suggestion"] for key in entry.get("measures", [])
    }
    assert named - measures == set()


@pytest.mark.usefixtures("demo")
def test_there_are_ten_associations_in_all_states() -> None:
    states = sorted(Association.objects.values_list("state", flat=True))
    hidden = Association.objects.verified().exclude(hidden_on=None).count()
    assert (states, hidden, Association.objects.vacant().count()) == (
        ["dissolved", "questioned", "refused", "submitted", *["verified"] * 6],
        1,
        1,
    )
    assert sorted(set(Joining.objects.values_list("state", flat=True))) == ["asked", "member", "requested"]
