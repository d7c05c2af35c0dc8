"""The receipt given at the table leads on."""

from django.test import Client
from django.urls import reverse

from forums.dialogue.receipts import code
from proposals.intake.cards.models import CardOutcome
from tests.conftest import City
from tests.factories import card, running


def test_the_receipt_of_a_card_leads_to_its_suggestion(client: Client, city: City) -> None:
    forum = running(city.language)
    written = card(forum.tables.get())
    written.release(by=None)
    address = reverse("forum_receipt", args=[forum.slug, code(forum, written.number)])
    assert "Nach dem Forum gehen wir alle Karten" in client.get(address).content.decode()
    suggestion = CardOutcome.make_suggestion(written, by=None)
    assert suggestion.get_absolute_url() not in client.get(address).content.decode()
    suggestion.release(by=None)
    assert f'href="{suggestion.get_absolute_url()}"' in client.get(address).content.decode()
