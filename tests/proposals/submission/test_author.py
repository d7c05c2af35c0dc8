"""The author's private pages: the link is the key, nothing is done by looking, nothing typed is lost."""

import re
from typing import Any

import pytest
from config.logs import WithoutTokens
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from forums.people.models import User
from proposals.suggestions.follow_links import follow_token, follow_url
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.secret_words import hashed
from proposals.suggestions.stages import Stage, Visibility
from proposals.suggestions.steps import StepKind
from tests.conftest import City
from tests.factories import released, suggestion


def page(told: Suggestion, name: str = "suggestion_follow", *more: object) -> str:
    return reverse(name, args=[follow_token(told), *more])


def act(client: Client, told: Suggestion, name: str, **typed: Any) -> Any:
    response = client.post(page(told, name), typed)
    told.refresh_from_db()
    return response


def html(client: Client, told: Suggestion) -> str:
    response = client.get(page(told))
    assert response.status_code == 200
    return response.content.decode()


def test_the_private_page_stays_private(client: Client, city: City) -> None:
    for name in ("suggestion_follow", "suggestion_receipt", "suggestion_keepsake"):
        response = client.get(page(suggestion(), name))
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "no-referrer"
        assert {part.strip() for part in response["Cache-Control"].split(",")} >= {"private", "no-store"}
        assert "sessionid" not in client.cookies


def test_no_team_is_said_to_have_what_nobody_has_read_yet(client: Client, city: City) -> None:
    told = suggestion()
    told.route(to=city.language, by=None)
    shown = html(client, told)
    assert ("hat die Anregung" in shown, "Die Anregung ist diesem Team zugeordnet" in shown) == (False, True)


def test_other_tokens_open_nothing(client: Client, city: City) -> None:
    told, other = suggestion(), suggestion()
    token = follow_token(told)
    mixed = follow_token(other)[:21] + token[21:]
    for wrong in ("x", token[:-1], token[:-1] + ("A" if token[-1] != "A" else "B"), mixed, token + "=", "ä" * 42):
        assert client.get(reverse("suggestion_follow", args=[wrong])).status_code == 404
        assert client.post(reverse("suggestion_withdraw", args=[wrong])).status_code == 404
    assert Suggestion.objects.filter(stage=Stage.OPEN).count() == 2


def test_looking_changes_nothing(client: Client, city: City) -> None:
    told = suggestion()
    for name in ("withdraw", "new_link", "forget", "add_email"):
        assert client.get(page(told, f"suggestion_{name}")).status_code == 405
    told.refresh_from_db()
    assert (told.stage, told.link_version) == (Stage.OPEN, 1)


def test_the_receipt_shows_number_link_and_ways_to_keep_them(client: Client, city: City) -> None:
    told = suggestion()
    shown = client.get(page(told, "suggestion_receipt")).content.decode()
    assert shown.count(told.number) >= 2
    assert f'value="{follow_url(told)}"' in shown
    assert shown.count("<svg") >= 1
    assert 'data-draft-clear="suggestion"' in shown
    assert "tel:112" not in shown


def test_a_cry_for_help_is_answered_first_of_all(client: Client, city: City) -> None:
    told = suggestion("Ich will nicht mehr leben.")
    shown = client.get(page(told, "suggestion_receipt")).content.decode()
    assert shown.index("tel:112") < shown.index("<h1>")
    assert "tel:08001110111" in shown
    assert "tel:112" in html(client, told)


def test_the_picture_to_keep_is_a_png_with_the_number_s_name(client: Client, city: City) -> None:
    told = suggestion()
    response = client.get(page(told, "suggestion_keepsake"))
    assert response["Content-Disposition"] == f'attachment; filename="{told.number}.png"'
    assert response.content.startswith(b"\x89PNG")


def test_the_page_tells_all_that_concerns_the_author(client: Client, city: City, moderator: User) -> None:
    told = suggestion("Mehr Licht am Bahnhof", language="de")
    told.hold(by=moderator, reason="names", text="Bitte ohne Namen.")
    shown = html(client, told)
    assert "Bitte ohne Namen." in shown
    assert "Mehr Licht am Bahnhof" in shown
    assert str(told.label.label) in shown
    assert moderator.email not in shown


def test_internal_steps_are_not_told(client: Client, city: City) -> None:
    told = released()
    told.record(StepKind.LAPSED, public=False, text="Nur für das Team", tell="nobody")
    assert "Nur für das Team" not in html(client, told)


def test_a_question_is_answered_on_the_page(client: Client, city: City, officer: User) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welche Linie?")
    assert "Welche Linie?" in html(client, told)
    response = act(client, told, "suggestion_reply", **{"reply-version": told.version, "reply-text": "Linie 8"})
    assert (response.status_code, response["Location"]) == (302, page(told))
    assert told.asked_at is None
    assert told.steps.get(kind=StepKind.REPLIED).text == "Linie 8"
    assert "Linie 8" in html(client, told)


def test_a_page_that_is_out_of_date_says_what_happened_and_keeps_the_text(
    client: Client, city: City, officer: User
) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welche Linie?")
    seen = told.version
    told.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.")
    response = act(client, told, "suggestion_reply", **{"reply-version": seen, "reply-text": "Linie 8, abends"})
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Linie 8, abends" in shown
    assert "Es geht um die Moschee." in shown
    assert told.steps.filter(kind=StepKind.REPLIED).count() == 0


def test_a_second_press_says_that_it_is_done_already(client: Client, city: City, officer: User) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welche Linie?")
    typed = {"reply-version": told.version, "reply-text": "Linie 8"}
    assert act(client, told, "suggestion_reply", **typed).status_code == 302
    assert act(client, told, "suggestion_reply", **typed).status_code == 409
    assert told.steps.filter(kind=StepKind.REPLIED).count() == 1


def test_an_empty_answer_comes_back_with_its_error(client: Client, city: City, officer: User) -> None:
    told = released(field=city.language)
    told.ask(by=officer, question="Welche Linie?")
    response = act(client, told, "suggestion_reply", **{"reply-version": told.version, "reply-text": " "})
    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()


def test_taking_back_asks_once_and_then_happens(client: Client, city: City) -> None:
    told = released()
    assert page(told, "suggestion_withdraw") in html(client, told)
    assert act(client, told, "suggestion_withdraw", version=told.version).status_code == 302
    assert told.stage == Stage.WITHDRAWN
    assert page(told, "suggestion_withdraw") not in html(client, told)


@pytest.mark.parametrize("version", ["", "x", "-1", "0", "99", "²"])
def test_taking_back_needs_the_version_that_was_seen(client: Client, city: City, version: str) -> None:
    told = released()
    assert act(client, told, "suggestion_withdraw", version=version).status_code == 409
    assert told.stage == Stage.OPEN


def test_a_rejection_can_be_appealed_once(client: Client, city: City, moderator: User) -> None:
    told = suggestion()
    told.reject(by=moderator, reason="insult")
    typed = {"appeal-version": told.version, "appeal-text": "Das war nicht so gemeint."}
    assert act(client, told, "suggestion_appeal", **typed).status_code == 302
    assert told.visibility == Visibility.HELD
    told.reject(by=moderator, reason="insult")
    assert page(told, "suggestion_appeal") not in html(client, told)
    typed = {"appeal-version": told.version, "appeal-text": "Noch einmal."}
    response = act(client, told, "suggestion_appeal", **typed)
    assert (response.status_code, told.visibility) == (409, Visibility.REJECTED)
    assert "Noch einmal." in response.content.decode()


def test_a_decision_can_be_reopened_once_within_four_weeks(client: Client, city: City, officer: User) -> None:
    told = released(field=city.language)
    told.refer_elsewhere(by=officer, text="Dafür ist der Kreis da.")
    typed = {"reopen-version": told.version, "reopen-text": "Der Kreis sagt, Sie sind zuständig."}
    assert act(client, told, "suggestion_reopen", **typed).status_code == 302
    assert (told.stage, told.holder) == (Stage.OPEN, city.lead)
    told.refer_elsewhere(by=officer, text="Nein, der Kreis.")
    assert page(told, "suggestion_reopen") not in html(client, told)


def test_a_new_link_ends_the_old_one(client: Client, city: City) -> None:
    told = suggestion()
    old = page(told)
    response = act(client, told, "suggestion_new_link")
    assert response["Location"] == page(told) != old
    assert (client.get(old).status_code, client.get(page(told)).status_code) == (404, 200)


def test_the_language_of_the_text_can_be_put_right(client: Client, city: City) -> None:
    told = suggestion("Mehr Licht", language="und")
    assert '<option value="und" selected>' in html(client, told)
    act(client, told, "suggestion_text_language", text_language="de")
    assert (told.language, told.language_chosen) == ("de", True)
    assert act(client, told, "suggestion_text_language", text_language="klingonisch").status_code == 200
    assert told.language == "de"


def test_the_language_of_messages_can_be_chosen(client: Client, city: City) -> None:
    told = suggestion()
    follower = Follower.objects.ask(told, "a@example.org", "de", is_author=True)
    act(client, told, "suggestion_language", language="en")
    follower.refresh_from_db()
    assert (told.notice_language, follower.language) == ("en", "en")
    assert act(client, told, "suggestion_language", language="klingonisch").status_code == 200
    assert told.notice_language == "en"


def test_an_address_is_shown_masked_and_can_be_deleted(client: Client, city: City) -> None:
    told, other = suggestion(), suggestion()
    mine = Follower.objects.ask(told, "buergerin@example.org", "de", is_author=True)
    foreign = Follower.objects.ask(other, "fremd@example.org", "de", is_author=True)
    shown = html(client, told)
    assert "b…@example.org" in shown
    assert "buergerin@example.org" not in shown
    assert client.post(page(told, "suggestion_remove_email", foreign.pk)).status_code == 404
    assert client.post(page(told, "suggestion_remove_email", mine.pk)).status_code == 302
    assert list(Follower.objects.all()) == [foreign]


def test_forgetting_clears_the_device_and_keeps_the_suggestion(client: Client, city: City) -> None:
    told = suggestion()
    response = act(client, told, "suggestion_forget")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert Suggestion.objects.filter(pk=told.pk, stage=Stage.OPEN).exists()


def find(client: Client, number: str, word: str) -> Any:
    return client.post("/anregungen/verfolgen/", {"number": number, "codeword": word})


def test_number_and_secret_word_lead_to_the_page(client: Client, city: City) -> None:
    told = suggestion(secret_word=hashed("Apfelbaum"))
    assert find(client, told.number, "  APFELBAUM ")["Location"] == page(told)


def test_wrong_number_wrong_word_and_no_word_look_the_same(client: Client, city: City) -> None:
    told, without = suggestion(secret_word=hashed("Apfelbaum")), suggestion()
    answers = [
        find(client, *typed) for typed in ((told.number, "Birne"), ("2020-0001", "Birne"), (without.number, "Birne"))
    ]
    texts = {re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers}
    assert ({answer.status_code for answer in answers}, len(texts)) == ({200}, 1)
    assert find(client, without.number, " ").status_code == 200


def test_guessing_is_slowed_down(client: Client, city: City) -> None:
    told = suggestion(secret_word=hashed("Apfelbaum"))
    assert {find(client, told.number, str(guess)).status_code for guess in range(1000, 1010)} == {200}
    assert find(client, told.number, "Apfelbaum").status_code == 429


def test_a_secret_word_can_be_chosen_later(client: Client, city: City) -> None:
    told = suggestion()
    act(client, told, "suggestion_codeword", codeword="Birnbaum")
    assert find(client, told.number, "birnbaum")["Location"] == page(told)


def test_texts_are_shown_as_text(client: Client, city: City, officer: User) -> None:
    told = released('<img src=x onerror="alert(1)">', field=city.language)
    told.ask(by=officer, question="<b>Welche</b> Linie?")
    shown = html(client, told)
    assert "<img src=x" not in shown
    assert "<b>Welche" not in shown


def test_a_deleted_original_is_said_to_be_deleted(client: Client, city: City) -> None:
    told = released("Ein Text mit Namen")
    Suggestion.objects.filter(pk=told.pk).update(original="", original_deleted_on=timezone.localdate())
    assert "Ein Text mit Namen</p>" not in html(client, told)


def test_tokens_do_not_reach_the_log(client: Client, city: City, caplog: pytest.LogCaptureFixture) -> None:
    token = follow_token(suggestion())
    client.get(reverse("suggestion_withdraw", args=[token]))
    client.get(reverse("suggestion_follow", args=[token[:-2] + "xx"]))
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["no_tokens"]
    assert len(caplog.records) == 2
    for record in caplog.records:
        WithoutTokens().filter(record)
        assert "/anregungen/verfolgen/…" in record.getMessage()
        assert token[:-2] not in record.getMessage()


def test_the_page_asks_the_same_queries_for_a_long_history(
    client: Client, city: City, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    told = released(field=city.language)
    with django_assert_max_num_queries(14):
        client.get(page(told))
    for _ in range(15):
        told.forward(to=city.faith, by=officer, reason="Weiter")
        told.forward(to=city.language, by=officer, reason="Zurück")
        Suggestion.objects.filter(pk=told.pk).update(hops=0)
        told.refresh_from_db()
    with django_assert_max_num_queries(14):
        client.get(page(told))


def test_the_picture_holds_a_readable_code() -> None:
    from io import BytesIO

    from proposals.submission.author.receipts import keepsake

    image = Image.open(BytesIO(keepsake("2026-0042", "https://mitreden.example/anregungen/verfolgen/x/", "Stadt")))
    assert image.size == (800, 1080)


def test_the_list_of_mistakes_names_a_field_as_its_label_does(client: Client, city: City, moderator: User) -> None:
    told = suggestion()
    told.reject(by=moderator)
    refused = act(client, told, "suggestion_appeal", **{"appeal-text": "", "appeal-version": told.version})
    shown = refused.content.decode()
    assert (shown.count("Warum sollen wir den Text zeigen?"), shown.count("Ihr Text:")) == (2, 0)
