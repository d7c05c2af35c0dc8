"""Where a card went: on the suggestion's page, on the desk, at the receipt."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from forums.dialogue.cards import Card
from forums.dialogue.tables import Table
from forums.people.models import User
from proposals.intake.cards.models import CardOutcome, LeftBecause
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.reasons import ModerationReason
from tests.conftest import City
from tests.factories import card as new_card
from tests.factories import released

from .conftest import cluster, said

pytestmark = pytest.mark.django_db


def _words(html: str) -> str:
    return " ".join(html.split())


def _outcome_html(card: Card) -> str:
    return render_to_string("proposals/intake/cards/outcome.html", {"card": Card.objects.get(pk=card.pk)})


def test_the_page_lists_the_voices_in_their_own_languages(
    client: Client, city: City, table: Table, coordinator: User
) -> None:
    arabic = said(table, "دورات في المساء", language="ar", german="Kurse am Abend")
    unreleased = new_card(table, "Noch nicht freigegeben")
    told = CardOutcome.make_suggestion(cluster(table, cards=[arabic, said(table, "Abendkurse")]), by=coordinator)
    CardOutcome.join(unreleased, to=told, by=coordinator)
    told = Suggestion.objects.get(pk=told.pk)
    told.redact(by=coordinator, title=told.title, text="Kurse am Abend.")
    told.release(by=coordinator)
    page = _words(client.get(told.get_absolute_url()).content.decode())
    assert '<blockquote class="said__text" lang="ar" dir="rtl"><p>دورات في المساء</p></blockquote>' in page
    assert '<p class="said__german" lang="de" dir="ltr">Kurse am Abend</p>' in page
    assert (page.count('<figure class="said">'), "Noch nicht freigegeben" in page) == (2, False)


def test_the_desk_also_reads_what_no_host_has_released(
    client: Client, city: City, table: Table, coordinator: User, officer: User
) -> None:
    told = released(field=city.language)
    CardOutcome.join(new_card(table, "Noch nicht freigegeben"), to=told, by=coordinator)
    client.force_login(officer)
    assert "Noch nicht freigegeben" in client.get(f"/tandem/{told.number}/").content.decode()
    assert "Noch nicht freigegeben" not in client.get(told.get_absolute_url()).content.decode()


def test_the_receipt_says_where_the_card_went(
    city: City, table: Table, coordinator: User, moderator: User, officer: User
) -> None:
    card = said(table)
    assert "gehen wir alle Karten einzeln durch" in _outcome_html(card)
    told = CardOutcome.make_suggestion(card, by=coordinator)
    waiting = _outcome_html(card)
    assert (f"die Anregung {told.number} geworden" in waiting, "<a " in waiting) == (True, False)
    told.release(by=moderator)
    public = _outcome_html(card)
    assert (told.get_absolute_url() in public, follow_token(told) in public) == (True, False)
    told.merge(into=released(field=city.language), by=officer, reason="gleich")
    assert "Zugeordnet" in _outcome_html(card)


def test_the_receipt_says_why_there_is_nothing_to_see(table: Table, coordinator: User, moderator: User) -> None:
    left, rejected, added = said(table, "Danke"), said(table), said(table, "Das Gleiche")
    CardOutcome.set_aside(left, because=LeftBecause.OTHER, note="Das Plakat hängt schon.", by=coordinator)
    told = CardOutcome.make_suggestion(rejected, by=coordinator)
    CardOutcome.join(added, to=told, by=coordinator)
    told.reject(by=moderator, reason=ModerationReason.PERSON, text="Nur für die Autorin")
    assert '<span lang="de" dir="ltr">Das Plakat hängt schon.</span>' in _outcome_html(left)
    shown = _outcome_html(rejected)
    assert ("Wir zeigen den Text nicht." in shown, "Nur für die Autorin" in shown) == (True, False)
    assert f"steht unter der Anregung {told.number}" in _outcome_html(added)


def test_moderators_hide_a_voice_and_say_why(client: Client, table: Table, coordinator: User, moderator: User) -> None:
    first, second = said(table, "Frau Muster vom Amt"), said(table, "Abendkurse")
    told = CardOutcome.make_suggestion(cluster(table, cards=[first, second]), by=coordinator)
    fate = CardOutcome.objects.get(card=first)
    address = f"/verwaltung/moderation/{told.number}/stimmen/{fate.pk}/ausblenden/"
    client.force_login(coordinator)
    assert client.post(address, {"because": "Name"}).status_code == 404
    client.force_login(moderator)
    assert address in client.get(f"/verwaltung/moderation/{told.number}/").content.decode()
    client.post(address, {"because": " "})
    assert [voice.card for voice in told.card_outcomes.shown().others] == [first, second]
    client.post(address, {"because": "Der Name einer Person"})
    assert [voice.card for voice in told.card_outcomes.shown().others] == [second]
    assert Card.objects.get(pk=first.pk).hidden_because == "Der Name einer Person"
