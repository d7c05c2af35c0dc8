"""A suggestion that was answered, opened again and is late again: one definition, in figures, pictures and lists."""

from datetime import timedelta

from django.test import Client

from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.public.answers_chart import answers_chart
from proposals.public.figures import Figures
from proposals.public.promise import promise
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released

# Whether the list shows what was opened again, and the other one.
LISTS = {
    "antwort=puenktlich": (False, True),
    "antwort=verspaetet": (False, False),
    "antwort=gegeben": (True, True),
    "stand=ueberfaellig": (True, False),
}


def test_what_was_opened_again_and_is_late_counts_once_as_overdue(client: Client, city: City, officer: User) -> None:
    told, other = (released(field=city.language) for _number in range(2))
    for one in (told, other):
        one.refer_elsewhere(by=officer, text="Das Kreisamt.")
    told.reopen(reason="Das stimmt nicht.")
    Suggestion.objects.filter(pk=told.pk).update(due_on=today() - timedelta(days=1))
    figures = Figures.whole()
    assert (figures.times.in_time, figures.times.late, figures.overdue, figures.received) == (1, 0, 1, 2)
    rows = answers_chart("answers", figures, {}).chart.table.rows
    assert [cell.text for row in rows for cell in row.cells] == ["1", "0", "1", "0"]
    pages = {query: client.get(f"/anregungen/?{query}").content.decode() for query in LISTS}
    assert {query: (told.number in page, other.number in page) for query, page in pages.items()} == LISTS


def test_where_the_only_answer_is_open_again_nothing_is_said_of_punctuality(city: City, officer: User) -> None:
    told = released(field=city.language)
    told.refer_elsewhere(by=officer, text="Das Kreisamt.")
    told.reopen(reason="Das stimmt nicht.")
    kept = promise(Figures.whole(), Municipality.current())
    assert [one.label for one in kept if "beantwortet" in one.label] == []
