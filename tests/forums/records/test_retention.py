"""What is kept how long: one table for people, the daily job and the dry run."""

from collections.abc import Iterable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms.feedback.models import AccessibilityReport
from cms.legal.models import LegalPage
from forums.municipality.hyphenation import WORD_JOINER
from forums.notices.models import MOST_ATTEMPTS, Notice, Recipient
from forums.people.access_log import AccessKind, DataAccess, DataKind, log_access
from forums.people.consents import Consent, Purpose, Wish
from forums.people.models import Person, User
from forums.records.retention import Rule, rules
from proposals.moderation.danger import DangerFlag
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility
from proposals.triage.models import Ranking
from tests.conftest import City
from tests.factories import PersonFactory, UserFactory, released, suggestion

LONG_AGO = timezone.now() - timedelta(days=2000)


def rule(name: str) -> Rule:
    return next(one for one in rules() if one.name == name)


def due(name: str) -> list[object]:
    listed = rule(name).due
    assert listed is not None
    found: Iterable[object] = listed()
    return list(found)


@pytest.fixture
def old(city: City) -> Suggestion:
    """A case that ended long ago, with all that hangs on it."""
    told = released("Ein Nähkurs.", author_name="Zwetlana Quittenbaum", field=city.language)
    told.ask(by=UserFactory(), question="Wo?")
    told.reply(text="Bei mir.")
    Follower.objects.ask(told, "zwetlana@example.org", "de", is_author=True).confirm()
    DangerFlag.raise_by_hand(told, danger="violence")
    DangerFlag.objects.get().close(by=UserFactory(), outcome="called", result="Ist versorgt.")
    DangerFlag.objects.update(closed_at=LONG_AGO)
    told.refresh_from_db()
    told.release(by=None)
    Ranking.objects.create(suggestion=told, model="m", candidates=[], confidence=0.5, clear=False)
    told.withdraw()
    Suggestion.objects.update(settled_at=LONG_AGO)
    told.steps.update(at=LONG_AGO)
    Follower.objects.update(since=LONG_AGO, confirmed_at=LONG_AGO)
    return told


def run(*options: str) -> str:
    out = StringIO()
    call_command("retention", *options, stdout=out)
    return out.getvalue()


def test_the_dry_run_lists_what_would_go_without_names_and_changes_nothing(old: Suggestion) -> None:
    said = run("--dry-run")
    assert f"originals (365 Tage nach Abschluss des Falls): 1\n  {old.number}\n" in said
    assert "followers (730 Tage nach den letzten Neuigkeiten" in said
    assert "Quittenbaum" not in said
    assert "zwetlana" not in said
    old.refresh_from_db()
    assert (old.original, old.author_name, Follower.objects.count()) == ("Ein Nähkurs.", "Zwetlana Quittenbaum", 1)


def test_what_was_listed_goes_and_the_public_text_stays(old: Suggestion) -> None:
    run()
    old.refresh_from_db()
    assert (old.original, old.author_name, old.public_text) == ("", "", "Ein Nähkurs.")
    assert [step.text for step in old.steps.filter(kind="replied")] == [""]
    assert (Follower.objects.count(), DangerFlag.objects.count(), Ranking.objects.count()) == (0, 0, 0)
    assert ": 0" in run("--dry-run")
    assert [name for name in ("originals", "followers", "danger flags", "rankings") if due(name)] == []


def test_a_name_that_may_be_shown_stays_with_the_public_text(old: Suggestion) -> None:
    Suggestion.objects.update(author_name_public=True)
    run()
    old.refresh_from_db()
    assert old.author_name == "Zwetlana Quittenbaum"


def test_the_daily_job_carries_the_table_out(old: Suggestion) -> None:
    call_command("tick", verbosity=0)
    old.refresh_from_db()
    assert old.original == ""


def test_a_rejected_text_whose_author_left_first_goes_whole_later(city: City, moderator: User) -> None:
    told = suggestion("Ein Text, der niemals gezeigt wird.")
    told.leave_no_author()
    told.reject(by=moderator, reason="unlawful")
    told.steps.update(at=LONG_AGO)
    assert due("originals") == [told]
    run()
    told.refresh_from_db()
    assert (told.visibility, told.title, told.public_text) == (Visibility.REJECTED, told.number, "")


def test_young_rows_stay(city: City, citizen: User) -> None:
    told = released(field=city.language)
    Follower.objects.ask(told, "neu@example.org", "de")
    log_access(AccessKind.LOOKED, DataKind.ORIGINAL, told.number, by=citizen)
    assert [one.name for one in rules() if one.due and list(one.due())] == []


def test_addresses_of_mails_that_never_arrived_are_cleared(city: City) -> None:
    told = released()
    Notice.objects.write("x", "x", [Recipient("city", "weg@example.org", "de")], about=told)
    Notice.objects.update(attempts=MOST_ATTEMPTS, written_at=timezone.now() - timedelta(days=31))
    run()
    assert [notice.email for notice in Notice.objects.all()] == [""]


def test_old_proofs_access_lines_reports_and_withdrawn_consents_go(city: City, citizen: User) -> None:
    person: Person = PersonFactory()
    Notice.objects.write("x", "x", [Recipient("city", "weg@example.org", "de")], about=person)
    Notice.objects.update(written_at=LONG_AGO)
    log_access(AccessKind.LOOKED, DataKind.ORIGINAL, "2020-0001", by=citizen)
    DataAccess.objects.update(at=LONG_AGO)
    Consent.objects.settle(person, [Wish(Purpose.WEBSITE, "name")], text_version="1")
    Consent.objects.settle(person, [], text_version="1")
    Consent.objects.update(withdrawn_at=LONG_AGO)
    report = AccessibilityReport.receive(uuid=person.uuid, language="de", problem="Zu klein", page="", email="")
    report.reply("Größer.", by=citizen)
    AccessibilityReport.objects.update(answered_at=LONG_AGO)
    run()
    left = [model.objects.count() for model in (Notice, DataAccess, Consent, AccessibilityReport)]
    assert left == [0, 0, 0, 0]


def test_accounts_nobody_proved_go_and_accounts_of_the_office_stay(coordinator: User) -> None:
    stale = User.objects.create_user("nie@example.org")
    invited = User.objects.create_user("sitz@example.org", person=PersonFactory())
    proved = User.objects.create_user("da@example.org")
    proved.emailaddress_set.update(verified=True)
    User.objects.update(joined=LONG_AGO)
    assert due("unused accounts") == [stale]
    run()
    assert set(User.objects.all()) == {coordinator, invited, proved}


def test_the_privacy_page_shows_the_table_that_the_job_carries_out(client: Client, city: City) -> None:
    page = LegalPage.objects.filter(kind="datenschutz").first()
    if page is None:
        call_command("lay_out_pages", verbosity=0)
    answer = client.get("/datenschutz/")
    shown = answer.content.decode().replace(WORD_JOINER, "")
    assert answer.status_code == 200
    for one in rules():
        assert str(one.what) in shown
        assert str(one.kept()) in shown
