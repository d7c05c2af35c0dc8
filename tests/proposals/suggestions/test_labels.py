"""The label people read and its database condition are one rule."""

import pytest

from proposals.suggestions.labels import Label
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, suggestion


@pytest.mark.parametrize("label", Label)
def test_the_derived_label_and_its_database_condition_agree(city: City, label: Label, officer: object) -> None:
    for told in _one_of_each(city, officer):
        found = Suggestion.objects.labelled(label).filter(pk=told.pk).exists()
        assert found == (told.label == label)


def _one_of_each(city: City, officer: object) -> list[Suggestion]:
    asked = released(field=city.language)
    asked.ask(by=officer, question="Welche Linie?")
    begun = released(field=city.language)
    begun.begin(by=officer)
    passed = released(field=city.language)
    passed.forward(to=city.faith, by=officer, reason="Es geht um die Moschee.")
    held = released()
    held.hold(by=officer, reason="names", text="Ein Name steht darin.")
    rejected = suggestion()
    rejected.reject(by=officer, reason="insult")
    withdrawn = released()
    withdrawn.withdraw()
    unread = suggestion()
    unread.withdraw()
    return [suggestion(), released(), asked, begun, passed, held, rejected, withdrawn, unread]
