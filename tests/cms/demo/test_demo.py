"""The demo: complete in both languages, loaded by the real verbs, harmless to load again."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, Site

from cms.demo.clock import set_back
from cms.demo.loader import load
from cms.demo.texts import DATA, LANGUAGES, both, read, read_all
from forums.associations.models import Association, Joining
from forums.bodies.models import SEATED, Body, Kind, Membership, MembershipRole
from forums.dialogue.models import Forum
from forums.faces.models import PersonPhoto
from forums.fields.codes import CODES
from forums.fields.models import ActionField, CrossCuttingTheme
from forums.notices.models import Notice
from forums.people.models import Person, User
from proposals.daily import DEADLINES
from proposals.measures.indicators.models import Indicator
from proposals.measures.models import Measure, Progress
from proposals.moderation.danger import Danger, DangerFlag
from proposals.suggestions.labels import Label
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Visibility
from proposals.suggestions.steps import StepKind
from proposals.triage.decisions import Decision
from proposals.triage.states import State

# Before the tests that commit: they leave an empty database behind, without Wagtail's root page.
pytestmark = pytest.mark.django_db

FILES = sorted(DATA.rglob("*.toml"))


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


# The paper's own structure (Vorlage 074/17): nothing in the demo may say otherwise.
FIELDS = [
    ("1", "Sprachförderung"),
    ("2", "Kita, Schule, Bildung"),
    ("3", "Ausbildung, Arbeitsmarktzugang, Wirtschaft"),
    ("4", "Wohnen und dezentrales Unterbringungskonzept"),
    ("5", "Bürgerschaftliches Engagement und Partizipation"),
    ("5a", "Freizeit, Kultur, Sport"),
    ("5b", "Begegnung und Dialog"),
    ("5c", "Digitale Medien"),
    ("5d", "Politische Partizipation"),
    ("5e", "Aktivierung und Beteiligung"),
    ("6", "Gesundheit, Prävention, psychologische Unterstützung"),
    ("7", "Interkulturelle Öffnung von Verwaltung und Organisationen"),
    ("8", "Interreligiöser Dialog"),
]
THEMES = [
    "Zielgruppenorientierung",
    "Sozialraumorientierung und dezentrale Beratung",
    "Potenziale der Zugewanderten einbinden und Kompetenzen feststellen",
]
WHOLE = ("5a", "5b", "5c", "5d", "5e")  # sub-fields: each shows suggestions in every state
ENDED = {
    "accepted",
    "already_covered",
    "deferred",
    "declined",
    "merged",
    "not_ours",
    "council_petition",
    "withdrawn",
}


def test_fields_and_themes_are_those_of_the_paper_in_its_order(demo: None) -> None:
    assert [(field.code, field.name.localize("de")) for field in ActionField.objects.all()] == FIELDS
    assert {field.slug: field.code for field in ActionField.objects.leaves()} == CODES
    assert [theme.name.localize("de") for theme in CrossCuttingTheme.objects.all()] == THEMES


@pytest.mark.parametrize("slug", CODES)
def test_every_leaf_is_a_whole_field_in_both_languages(demo: None, slug: str) -> None:
    field = ActionField.objects.get(slug=slug)
    goals, measures = list(field.goals.operative()), list(field.measures.all())
    assert len(goals) >= 2
    assert [goal.code for goal in goals] == [f"{field.code}.{number}" for number in range(1, len(goals) + 1)]
    assert [goal for goal in goals if goal.parent is None] == []
    assert field.challenges.count() >= 2
    assert {measure.goal for measure in measures} == set(goals)
    resources = list(field.resources.all())
    assert {resource.kind for resource in resources} >= {"expense", "words"}
    indicators = list(Indicator.objects.filter(goal__in=goals))
    assert {indicator.goal for indicator in indicators} == set(goals)
    # One waits for its first reading: it shows how a missing figure is told.
    assert min(indicator.readings.count() for indicator in indicators if indicator.first_due is None) >= 2
    assert Membership.objects.filter(body__field=field, role=MembershipRole.ACTOR).count() >= 3
    texts = [field.name, field.description]
    texts += [text for goal in goals for text in (goal.title, goal.description)]
    texts += [text for measure in measures for text in (measure.title, measure.what, measure.who)]
    texts += [text for indicator in indicators for text in (indicator.name, indicator.unit)]
    texts += [text for resource in resources for text in (resource.name, resource.source or resource.amount)]
    assert [text for text in texts if not all(text.localize(language) for language in LANGUAGES)] == []


def test_suggestions_to_the_sub_fields_are_found_in_every_state(demo: None) -> None:
    for code in WHOLE:
        theirs = Suggestion.objects.public().filter(field__code=code)
        assert {one.label for one in theirs} >= {"assigned", "in_progress", "question", "passed_on", *ENDED}, code


def test_three_employees_hold_the_citys_seats_and_one_field_seat_is_vacant(demo: None) -> None:
    tandems = {body.slug: body.tandem() for body in Body.objects.current().filter(kind=Kind.NETWORK)}
    assert len(tandems) == 12
    assert len({tandem.office.holder.person for tandem in tandems.values() if tandem.office.holder}) == 3
    assert [slug for slug, tandem in tandems.items() if tandem.office.vacant] == []
    assert [slug for slug, tandem in tandems.items() if tandem.field.vacant] == ["netzwerk-oeffnung"]


def test_everyone_in_public_says_that_they_are_invented(demo: None) -> None:
    assert [person.name for person in Person.objects.all() if "erfundene Person" not in str(person.function)] == []


def test_every_seat_has_an_account(demo: None) -> None:
    assert list(Membership.objects.filter(role__in=SEATED, person__user=None)) == []


def test_suggestions_are_found_in_every_state(demo: None) -> None:
    assert set(Label) - {suggestion.label for suggestion in Suggestion.objects.all()} == set()


def test_decisions_carry_two_signatures_and_their_measures(demo: None) -> None:
    decisions = Decision.objects.filter(state=State.EFFECTIVE).select_related("suggestion")
    assert {decision.outcome for decision in decisions} == {"accepted", "already_covered", "deferred", "declined"}
    assert [one for one in decisions if one.first_person_id == one.second_person_id] == []
    accepted = Suggestion.objects.filter(stage="accepted")
    assert [suggestion.number for suggestion in accepted if not suggestion.measures.exists()] == []
    assert Decision.objects.handed_over().count() == 4


def test_the_volunteers_page_has_something_to_sign(demo: None) -> None:
    pastor = User.objects.get(email="pastor@rheine.example")
    waiting = [
        decision
        for decision in Decision.objects.handed_over()
        if pastor.person in [signer.person for signer in decision.may_answer()]
    ]
    assert [one.suggestion.title[:20] for one in waiting] == ["Keine Klassenarbeit "]


def test_measures_tell_what_became_of_them(demo: None) -> None:
    measure = Measure.objects.get(slug="freizeit-jugendplatz")
    assert [(news.status, news.number) for news in measure.progress.order_by("number")] == [
        ("proposed", 1),
        ("adopted", 2),
    ]


def test_pictures_of_news_and_of_people_are_drawn_and_say_so(demo: None) -> None:
    pictured = Progress.objects.exclude(picture=None).select_related("measure").order_by("measure__slug")
    assert [(news.measure.slug, news.picture_words.partition(":")[0], news.picture_credit) for news in pictured] == [
        ("freizeit-schwimmkurse", "Zeichnung", "Zeichnung für diese Vorführung"),
        ("sprachfoerderung-kinderbetreuung", "Zeichnung", "Zeichnung für diese Vorführung"),
    ]
    faces = PersonPhoto.objects.select_related("person").order_by("person__name")
    assert [(face.person.name, face.is_public) for face in faces] == [
        ("Annette Feldhaus", True),
        ("Renate Stegemann-Pohl", True),
    ]


def test_lateness_is_true_on_the_day_of_loading(demo: None) -> None:
    """Some answers came too late, some are awaited, and whatever is past its date says so."""
    late = Suggestion.objects.public().overdue()
    assert [suggestion.number for suggestion in late.filter(overdue_at=None)] == []
    assert {suggestion.field.code for suggestion in late} == {"4", "5a", "5c", "6"}
    waiting = Suggestion.objects.public().open().filter(overdue_at=None)
    assert [suggestion.number for suggestion in waiting if suggestion.due_on < timezone.localdate()] == []
    assert waiting.count() > late.count()
    assert set(Suggestion.objects.filter(answered_in_time=False).values_list("field__code", flat=True)) == {"4", "6"}


def test_a_late_answer_was_said_to_be_late_before_it_came(demo: None) -> None:
    for step in Step.objects.filter(kind=StepKind.OVERDUE):
        assert step.data["due_on"] < timezone.localdate(step.at).isoformat()
    answered_late = Suggestion.objects.filter(answered_in_time=False)
    assert [one.number for one in answered_late if not one.steps.filter(kind=StepKind.OVERDUE).exists()] == []


def test_the_daily_jobs_find_nothing_left_to_do(demo: None) -> None:
    before = Step.objects.count()
    for job in DEADLINES.values():
        job()
    assert Step.objects.count() == before


def test_a_case_in_dispute_lies_with_the_lead_tandem(demo: None) -> None:
    escalated = Step.objects.filter(kind=StepKind.ESCALATED)
    assert [(step.suggestion.holder.slug, step.reason) for step in escalated] == [("leitungstandem", "two_objections")]


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
    assert len(addresses["en"]) == 36
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
        assert suggestion.received_at == suggestion.created or suggestion.card_outcomes.exists()
        assert all(earlier <= later for earlier, later in pairwise(moments)), suggestion
        assert moments[-1] <= now
        assert suggestion.version == len(moments)


def test_numbers_follow_the_order_of_receipt(demo: None) -> None:
    """Those that were made from cards, and those about a passage of the concept, are loaded after all others."""
    said_elsewhere = Suggestion.objects.exclude(source_name__startswith="Dialogforum Migration").filter(passage_kind="")
    by_number = list(said_elsewhere.order_by("number").values_list("received_at", flat=True))
    assert by_number == sorted(by_number)
    assert len(by_number) == Suggestion.objects.count() - 7


def test_what_the_news_say_of_the_forum_is_what_the_forum_says(demo: None) -> None:
    first, second = Forum.objects.order_by("starts_at")
    news = {item["slug"]: item for item in read("pages/news")["item"]}
    told = news["dialogforum-teil-1"]
    assert first.tables.count() == second.tables.count() == 4
    assert told["title"]["de"] == f"Dialogforum Teil I: {first.attendance} Menschen an vier Tischen"
    assert timezone.localdate() - timedelta(days=told["days_ago"]) > timezone.localdate(first.ends_at)


def test_nobody_is_written_to_about_an_invented_past(demo: None) -> None:
    assert Notice.objects.unsent().count() == 0


def _everything() -> dict[str, list[dict[str, Any]]]:
    ours = [
        model
        for app in ("forums", "proposals", "cms", "account", "auth")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in ours}


def test_loading_twice_changes_nothing(demo: None, settings: Settings) -> None:
    with pytest.raises(CommandError):  # not where a city is served
        call_command("load_demo", verbosity=0)
    settings.DEMO = True
    with transaction.atomic():
        call_command("load_demo", verbosity=0)
        before = _everything()
        call_command("load_demo", verbosity=0)
        assert _everything() == before
        transaction.set_rollback(True)


def test_what_editors_changed_or_deleted_stays_so(demo: None) -> None:
    with transaction.atomic():
        goal = ActionField.objects.get(slug="freizeit-kultur-sport").goals.first()
        goal.delete()
        measure = ActionField.objects.get(slug="freizeit-kultur-sport").measures.first()
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
