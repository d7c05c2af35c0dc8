"""A field's page quotes a few suggestions about it: the one decided last, then the newest open ones."""

from django.test import Client

from cms.fields.quotes import LENGTH
from cms.home.models import HomePage
from forums.people.models import User
from tests.cms.fields.pages import answered, page
from tests.cms.reading import links, section
from tests.conftest import City
from tests.factories import released


def quoted(client: Client) -> list[str]:
    return [address for address, _words in links(page(client), ".//ul[@class='voices voices--across']")]


def test_the_latest_answer_and_what_is_newest(home: HomePage, city: City, client: Client) -> None:
    first, second = (answered(released(f"Antwort {count}", field=city.language)) for count in (1, 2))
    rows = [released(f"Neu {count}", field=city.language) for count in range(3)]
    assert quoted(client) == [row.get_absolute_url() for row in (second, rows[2], rows[1])]
    assert first.get_absolute_url() not in quoted(client)


def test_where_nothing_is_open_answers_are_quoted(home: HomePage, city: City, client: Client) -> None:
    first, second = (answered(released(f"Antwort {count}", field=city.language)) for count in (1, 2))
    assert quoted(client) == [second.get_absolute_url(), first.get_absolute_url()]


def test_words_stand_in_their_own_language_and_long_ones_are_cut(home: HomePage, city: City, client: Client) -> None:
    released("نحتاج دورة لغة في المساء بالقرب من المحطة.", field=city.language, language="ar")
    released("Der Bus fährt abends nicht mehr. " * 20, field=city.language)
    html = page(client)
    assert '<blockquote class="said__text" lang="ar" dir="rtl">' in html
    long = next(words for words in section(html, "gerade") if words.startswith("Der Bus"))
    assert (len(long) <= LENGTH, long.endswith("…")) == (True, True)


def test_a_hidden_text_is_quoted_no_more(home: HomePage, city: City, client: Client, moderator: User) -> None:
    told = released("Ein Satz, der verschwindet.", field=city.language)
    assert "Ein Satz, der verschwindet." in section(page(client), "gerade")
    told.hold(by=moderator)
    assert "Ein Satz, der verschwindet." not in page(client)


def test_a_changed_text_is_quoted_as_it_reads_now(home: HomePage, city: City, client: Client, moderator: User) -> None:
    told = released("Herr Beispiel hat mir sehr geholfen.", field=city.language)
    told.redact(by=moderator, title="Im Amt", text="[Name entfernt] hat mir sehr geholfen.")
    assert "[Name entfernt] hat mir sehr geholfen." in section(page(client), "gerade")
    assert "Herr Beispiel" not in page(client)
