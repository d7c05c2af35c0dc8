"""What people wrote, as a page shows it: with its links, and with headings that break where a reader would."""

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from forums.municipality.hyphenation import kept_together
from forums.people.models import User
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, suggestion


def shown(text: str) -> str:
    return Template("{% load texts %}{{ text|paragraphs }}").render(Context({"text": text}))


def finished(source: str, **context: object) -> str:
    return Template("{% load texts %}{% finished %}" + source + "{% endfinished %}").render(Context(context))


def test_web_addresses_in_what_people_wrote_become_links_that_nobody_endorses() -> None:
    assert shown("Siehe www.example.org/kurse!\n\n<b>Mehr</b>: https://example.com?a=1&b=2") == (
        '<p>Siehe <a href="https://www.example.org/kurse" rel="nofollow ugc">www.example.org/kurse</a>!</p>\n\n'
        "<p>&lt;b&gt;Mehr&lt;/b&gt;: "
        '<a href="https://example.com?a=1&amp;b=2" rel="nofollow ugc">https://example.com?a=1&amp;b=2</a></p>'
    )


def test_a_number_inside_a_web_address_stays_part_of_it() -> None:
    address = "https://stadt.example/anregungen/2026-0042/"
    assert shown(address) == f'<p><a href="{address}" rel="nofollow ugc">{address}</a></p>'


@pytest.mark.django_db
def test_numbers_become_links_where_everybody_may_read_the_suggestion(
    django_assert_num_queries: DjangoAssertNumQueries, city: City
) -> None:
    open_to_all, waiting = released(), suggestion("Noch nicht gelesen.")
    held = released("Wird geprüft.")
    Suggestion.objects.filter(pk=held.pk).update(visibility="held")
    gone = released("Gelöscht.")
    gone.delete()
    numbers = [open_to_all.number, waiting.number, held.number, gone.number, "2026-9999", "2026-9999"]
    texts = [f"Wie {number}." for number in numbers]
    with django_assert_num_queries(1):
        html = finished("{% for text in texts %}{{ text|paragraphs }}{% endfor %}", texts=texts)
    assert html == (
        f'<p>Wie <a href="/anregungen/{open_to_all.number}/">{open_to_all.number}</a>.</p>'
        f"<p>Wie {waiting.number}.</p><p>Wie {held.number}.</p><p>Wie {gone.number}.</p>"
        "<p>Wie 2026-9999.</p><p>Wie 2026-9999.</p>"
    )


@pytest.mark.django_db
def test_a_page_does_not_link_to_itself(city: City) -> None:
    told = released()
    here = RequestFactory().get(told.get_absolute_url())
    assert finished("{{ text|paragraphs }}", text=told.number, request=here) == f"<p>{told.number}</p>"


def test_a_page_without_numbers_asks_nothing() -> None:
    assert finished("{{ text|paragraphs }}", text="Mehr Licht") == "<p>Mehr Licht</p>"


@pytest.mark.django_db
def test_a_suggestion_its_history_and_its_answer_lead_to_what_they_mention(
    city: City, officer: User, client: Client
) -> None:
    other = released("Ein Spielplatz am Kanal.", field=city.language)
    told = released(f"Wie in Nr. {other.number.replace('-', '/')}, nur abends.", field=city.language)
    told.ask(by=officer, question=f"Meinen Sie dasselbe wie {other.number}?")
    html = client.get(told.get_absolute_url()).content.decode()
    link = f'<a href="{other.get_absolute_url()}">'
    assert f"Wie in {link}Nr. {other.number.replace('-', '/')}</a>, nur abends." in html
    assert f"dasselbe wie {link}{other.number}</a>?" in html
    assert '<data class="reference"' not in html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neues per E-Mail bekommen", "Neues per E-\u2060Mail bekommen"),
        ("Mit der U-Bahn", "Mit der U-\u2060Bahn"),
        ("Eingabe nach § 24 GO", "Eingabe nach §\u00a024 GO"),
        ("Datenschutz (Art. 13)", "Datenschutz (Art.\u00a013)"),
        ("Vereine, z. B. Chöre", "Vereine, z.\u00a0B. Chöre"),
        ("10 km und 30 % bis 18 Uhr", "10\u00a0km und 30\u00a0% bis 18\u00a0Uhr"),
        ("Kfz-Teile, X-Y, 5 Menschen", "Kfz-Teile, X-Y, 5 Menschen"),
    ],
)
def test_what_is_one_piece_stays_in_one_line(text: str, expected: str) -> None:
    assert kept_together(text) == expected


def test_big_type_below_a_heading_is_kept_together_too() -> None:
    source = '<p class="lead">Nach § 24 GO</p><p>Nach § 24 GO</p>'
    assert finished(source) == source.replace("Nach § 24", "Nach §\u00a024", 1)


def test_no_running_text_breaks_inside_the_word_for_mail() -> None:
    source = "<p>Per <em>E-Mail</em>, mit der E-Mail-Adresse, E-Mails, S-Bahn</p><li>E-Mail</li>"
    assert finished(source) == source.replace("E-Mail", "E-\u2060Mail").replace("S-Bahn", "S-\u2060Bahn")
    other = "<p>X-Mail, E-Mailand, e-mail@example.org</p>"
    assert finished(other) == other


@pytest.mark.parametrize("name", ["a", "button", "label", "option", "textarea", "code", "svg"])
def test_what_is_pressed_chosen_or_copied_stays_as_it_is(name: str) -> None:
    source = f'<p title="Per E-Mail"><{name} class="x">E-Mail</{name}></p>'
    assert finished(source) == source


def test_only_the_words_of_headings_are_kept_together() -> None:
    source = '<h2 id="e-mail" title="Per E-Mail">Per <em>E-Mail</em></h2><textarea>§ 24</textarea>'
    assert finished(source) == source.replace("<em>E-Mail", "<em>E-\u2060Mail")
