"""The moderator's pages: who sees them, what a press of a button does, and what a stale page keeps."""

import io

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from forums.bodies.models import Duty
from forums.municipality.models import Municipality
from forums.people.models import User
from forums.pictures.models import Picture
from proposals.moderation.danger import Danger, DangerFlag, DangerOutcome
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import UserFactory, both, released, suggestion

QUEUE = "/verwaltung/moderation/"


@pytest.fixture
def desk(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def page_of(told: Suggestion) -> str:
    return f"{QUEUE}{told.number}/"


def sent(told: Suggestion, act: str, **changes: object) -> dict[str, object]:
    return {"act": act, "seen": told.version, "title": told.title, "public_text": told.public_text, **changes}


def _listed(response: object) -> list[str]:
    page = html5lib.parse(response.content, namespaceHTMLElements=False)  # type: ignore[attr-defined]
    links = (link for link in page.iter("a") if "moderation-link" in (link.get("class") or ""))
    return [link.get("href").rstrip("/").rpartition("/")[2] for link in links]


@pytest.mark.parametrize(("who", "status"), [("editor", 404), ("coordinator", 404), ("officer", 403), ("citizen", 403)])
def test_nobody_but_moderators_finds_these_pages(
    request: pytest.FixtureRequest, client: Client, city: City, who: str, status: int
) -> None:
    told = suggestion("Frau Muster ist schuld.")
    client.force_login(request.getfixturevalue(who))
    form = sent(told, "release")
    answers = [
        client.get(QUEUE, follow=True),
        client.get(page_of(told), follow=True),
        client.post(page_of(told), form, follow=True),
    ]
    assert [answer.status_code for answer in answers] == [status] * 3
    told.refresh_from_db()
    assert told.visibility == Visibility.PENDING


def test_the_queue_puts_danger_first_then_new_ones_by_their_date(desk: Client, city: City, moderator: User) -> None:
    late, soon, held, danger = (suggestion(text) for text in ("spät", "bald", "angehalten", "Gefahr"))
    Suggestion.objects.filter(pk=late.pk).update(due_on="2026-01-05")
    Suggestion.objects.filter(pk=soon.pk).update(due_on="2026-01-04")
    held.hold(by=moderator)
    danger.release(by=moderator)
    DangerFlag.raise_by_hand(danger, danger=Danger.CHILD)
    released("gelesen").mark_read(by=moderator)
    unread = released("ungelesen")
    assert _listed(desk.get(QUEUE)) == [told.number for told in (danger, soon, late, held, unread)]


@pytest.mark.parametrize(
    ("part", "listed"),
    [
        ("neu", ["neu"]),
        ("angehalten", ["angehalten"]),
        ("abgelehnt", ["abgelehnt"]),
        ("beschwerden", ["Beschwerde"]),
        ("ungelesen", ["ungelesen"]),
        ("gefahr", []),
    ],
)
def test_each_part_shows_its_own(desk: Client, city: City, moderator: User, part: str, listed: list[str]) -> None:
    suggestion("neu")
    suggestion("angehalten").hold(by=moderator)
    suggestion("abgelehnt").reject(by=moderator, reason="insult")
    suggestion("Beschwerde").give_to_complaints(by=moderator)
    released("ungelesen")
    suggestion("zurückgezogen").withdraw()
    numbers = _listed(desk.get(QUEUE, {"teil": part}))
    assert [Suggestion.objects.get(number=number).title for number in numbers] == listed


def test_a_part_that_does_not_exist_is_not_found(desk: Client, city: City) -> None:
    assert desk.get(QUEUE, {"teil": "alles"}).status_code == 404


def test_publishing_saves_the_public_version_with_it(desk: Client, city: City) -> None:
    told = suggestion("Frau Muster hat geholfen.")
    answer = desk.post(page_of(told), sent(told, "release", public_text="[Name entfernt] hat\r\ngeholfen."))
    assert (answer.status_code, answer["Location"]) == (302, QUEUE)
    told.refresh_from_db()
    assert (told.visibility, told.public_text) == (Visibility.PUBLIC, "[Name entfernt] hat\ngeholfen.")
    assert told.original == "Frau Muster hat geholfen."


def test_saving_stays_on_the_page_and_shows_what_differs(desk: Client, city: City) -> None:
    told = suggestion("Frau Muster hat geholfen.")
    answer = desk.post(page_of(told), sent(told, "save", public_text="Frau [Name entfernt] hat geholfen."), follow=True)
    assert answer.redirect_chain == [(page_of(told), 302)]
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    changes = [(tag, "".join(node.itertext())) for tag in ("del", "ins") for node in page.iter(tag)]
    assert changes == [("del", "Muster"), ("ins", "[Name entfernt]")]


@pytest.mark.parametrize(("act", "visibility"), [("hold", Visibility.HELD), ("reject", Visibility.REJECTED)])
def test_holding_and_rejecting_keep_reason_and_words(
    desk: Client, city: City, act: str, visibility: Visibility
) -> None:
    told = suggestion()
    desk.post(page_of(told), sent(told, act, reason="insult", note="Zweiter Satz."))
    told.refresh_from_db()
    step = told.steps.last()
    assert (told.visibility, step.reason, step.text) == (visibility, ModerationReason.INSULT, "Zweiter Satz.")


@pytest.mark.parametrize(
    ("act", "changes", "wrong"),
    [
        ("hold", {}, "reason"),
        ("reject", {"reason": "checking"}, "reason"),
        ("reject", {"reason": "other"}, "note"),
        ("release", {"public_text": " "}, "public_text"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    desk: Client, city: City, act: str, changes: dict[str, str], wrong: str
) -> None:
    told = suggestion()
    answer = desk.post(page_of(told), sent(told, act, title="Neuer Titel", **changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert answer.context["form"]["title"].value() == "Neuer Titel"
    told.refresh_from_db()
    assert told.version == 1


def test_a_stale_page_says_what_happened_and_keeps_the_text(desk: Client, city: City, officer: User) -> None:
    told = suggestion()
    form = sent(told, "release", public_text="Mein neuer Text")
    told.hold(by=officer, reason="names")
    answer = desk.post(page_of(told), form)
    assert answer.status_code == 409
    assert [step.kind for step in answer.context["since"]] == ["held"]
    assert answer.context["form"]["public_text"].value() == "Mein neuer Text"
    told.refresh_from_db()
    assert (told.visibility, told.public_text) == (Visibility.HELD, told.original)
    again = desk.post(page_of(told), form | {"seen": answer.context["form"]["seen"].value()})
    told.refresh_from_db()
    assert (again.status_code, told.visibility) == (302, Visibility.PUBLIC)


def test_a_double_click_publishes_once(desk: Client, city: City) -> None:
    told = suggestion()
    form = sent(told, "release")
    assert [desk.post(page_of(told), form).status_code for _click in range(2)] == [302, 409]
    assert told.steps.filter(kind="released").count() == 1


def test_a_complaint_is_handed_over_in_one_step(desk: Client, city: City) -> None:
    told = suggestion()
    desk.post(page_of(told), sent(told, "complaint", note="Es geht um eine Lehrkraft."))
    told.refresh_from_db()
    assert (told.holder.duty, told.visibility) == (Duty.COMPLAINTS, Visibility.REJECTED)


def test_name_and_photo_switches_are_there_only_where_there_is_something_to_show(desk: Client, city: City) -> None:
    nameless, named = suggestion(), suggestion(author_name="Erfundene Person", author_name_public=True)
    fields = [set(desk.get(page_of(told)).context["form"].fields) for told in (nameless, named)]
    assert fields[1] - fields[0] == {"name_public"}
    desk.post(page_of(named), sent(named, "release"))
    named.refresh_from_db()
    assert named.author_name_public is False


def test_the_moderator_sees_the_photo_before_it_is_public(desk: Client, city: City) -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "PNG")
    told = suggestion(photo=Picture.take(SimpleUploadedFile("foto.png", out.getvalue())))
    page = html5lib.parse(desk.get(page_of(told)).content, namespaceHTMLElements=False)
    (address,) = [image.get("src") for image in page.iter("img") if "/moderation-photo" in f"/{image.get('class')}"]
    assert desk.get(address).status_code == 200
    assert Client().get(address).status_code == 404


def test_acting_now_hides_shows_the_contact_sheet_and_logs(desk: Client, city: City, moderator: User) -> None:
    settings = Municipality.current()
    settings.danger_contacts = both("Krisendienst 05971 000")
    settings.save()
    told = released("Ich kann nicht mehr.")
    flag = DangerFlag.objects.raise_one(told, Danger.SUICIDE)
    assert "Krisendienst 05971 000" not in desk.get(page_of(told)).content.decode()
    answer = desk.post(f"{page_of(told)}sofort-handeln/", follow=True)
    assert "Krisendienst 05971 000" in answer.content.decode()
    desk.post(f"{page_of(told)}warnung/{flag.pk}/anruf/", {"whom": "Krisendienst", "result": "fährt hin"})
    desk.post(f"{page_of(told)}warnung/{flag.pk}/abschluss/", {"outcome": "called", "result": "versorgt"})
    flag.refresh_from_db()
    told.refresh_from_db()
    assert told.visibility == Visibility.HELD
    assert (flag.opened_by, flag.result, [call.whom for call in flag.calls.all()]) == (
        moderator,
        "versorgt",
        ["Krisendienst"],
    )


def test_an_incomplete_call_is_asked_for_again_with_what_was_typed(desk: Client, city: City) -> None:
    told = suggestion()
    flag = DangerFlag.objects.raise_one(told, Danger.CHILD)
    answer = desk.post(f"{page_of(told)}warnung/{flag.pk}/anruf/", {"whom": "Jugendamt"})
    assert (answer.status_code, answer.context["form"]["whom"].value()) == (422, "Jugendamt")


def test_a_moderator_raises_a_flag_and_raises_it_again_after_it_was_closed(
    desk: Client, city: City, moderator: User
) -> None:
    told = suggestion()
    desk.post(f"{page_of(told)}warnung/", {"danger": "child"})
    told.danger_flags.get().close(by=moderator, outcome="false_alarm", result="Fehlalarm")
    desk.post(f"{page_of(told)}warnung/", {"danger": "child"})
    assert list(DangerFlag.objects.open().unopened()) == [told.danger_flags.get()]


def test_the_first_page_of_the_admin_tells_moderators_what_waits_and_nobody_else(
    client: Client, city: City, moderator: User, editor: User
) -> None:
    told = suggestion()
    DangerFlag.objects.raise_one(told, Danger.CHILD)
    seen = []
    for user in (moderator, editor):
        client.force_login(user)
        seen.append(client.get("/verwaltung/").content.decode().count('href="/verwaltung/moderation/'))
    assert seen == [2, 0]


def test_an_expired_session_keeps_what_the_moderator_wrote(client: Client, city: City) -> None:
    told = suggestion()
    answer = client.post(page_of(told), sent(told, "release", public_text="Eine halbe Stunde Arbeit"))
    assert answer.status_code == 403
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    kept = {box.get("name"): box.get("value") or box.text for tag in ("input", "textarea") for box in page.iter(tag)}
    assert kept["public_text"] == "Eine halbe Stunde Arbeit"


@pytest.mark.parametrize("rows", [1, 30])
def test_the_queue_costs_the_same_for_one_and_for_thirty(
    desk: Client, city: City, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        DangerFlag.objects.raise_one(suggestion(f"Text {number}", field=city.faith), Danger.CHILD)
    desk.get(QUEUE)
    with django_assert_num_queries(16):
        desk.get(QUEUE)


@pytest.mark.parametrize("rows", [1, 30])
def test_a_suggestions_page_costs_the_same_with_a_long_history(
    desk: Client, city: City, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    told = suggestion()
    flag = DangerFlag.objects.raise_one(told, Danger.CHILD)
    for number in range(rows):
        actor = UserFactory()
        told.redact(by=actor, title="Titel", text=f"Fassung {number}")
        flag.log_call(by=actor, whom="Jugendamt", result="besetzt")
    desk.get(page_of(told))
    with django_assert_num_queries(18):
        desk.get(page_of(told))


def test_while_a_flag_is_open_the_main_button_leads_to_the_danger(desk: Client, city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    page = html5lib.parse(desk.get(page_of(told)).content, namespaceHTMLElements=False)
    values = [button.get("value") for button in page.iter("button") if button.get("name") == "act"]
    [link] = [link.get("href") for link in page.iter("a") if "moderation-now" in (link.get("class") or "")]
    assert (values, link) == (["save", "hold", "reject", "complaint"], "#gefahr")


def test_a_forged_release_is_refused_while_a_flag_is_open(desk: Client, city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    answer = desk.post(page_of(told), sent(told, "release"))
    told.refresh_from_db()
    assert (answer.status_code, told.visibility) == (409, Visibility.PENDING)


def test_a_flag_is_not_closed_without_saying_what_was_done(desk: Client, city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    flag = told.danger_flags.get()
    answer = desk.post(f"{page_of(told)}warnung/{flag.pk}/abschluss/", {"result": "alles gut"})
    assert (answer.status_code, told.danger_flags.open().count()) == (422, 1)


def test_moderators_read_in_the_log_what_was_done(desk: Client, city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    flag = told.danger_flags.get()
    done = {"outcome": "false_alarm", "result": "Ein Liedtext von Udo."}
    desk.post(f"{page_of(told)}warnung/{flag.pk}/abschluss/", done)
    page = desk.get(page_of(told)).content.decode()
    assert ("Ein Liedtext von Udo." in page, str(DangerOutcome.FALSE_ALARM.label) in page) == (True, True)
