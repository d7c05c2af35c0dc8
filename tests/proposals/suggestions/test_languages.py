"""Stored texts are looked at again; what an author has said stays."""

import pytest
from django.core.management import call_command

from forums.associations.models import Association
from proposals.suggestions.models import Suggestion
from proposals.suggestions.steps import Step, StepKind
from tests.conftest import City
from tests.factories import UserFactory, suggestion, verified


def test_stored_languages_are_found_again_as_often_as_one_likes(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = suggestion("مدرسة (Schule) 2026 في Rheine", title="مدرسة", language="de")
    short = suggestion("WLAN", language="de")
    chosen = suggestion("Mehr Busse am Abend", language="de")
    chosen.choose_language("ku")
    association = verified(UserFactory(), activities="نطبخ معا كل يوم جمعة ونتحدث")
    Association.objects.update(activities_language="de")
    call_command("find_languages")
    call_command("find_languages")
    assert capsys.readouterr().out.splitlines() == [
        "1 suggestions, 0 cards and 1 associations had another language",
        "0 suggestions, 0 cards and 0 associations had another language",
    ]
    assert [Suggestion.objects.get(pk=row.pk).language for row in (wrong, short, chosen)] == ["ar", "de", "ku"]
    association.refresh_from_db()
    assert association.activities_language == "ar"


def test_what_an_author_writes_later_has_its_own_language(city: City) -> None:
    told = suggestion("Mehr Busse am Abend", language="de")
    told.withdraw(reason="لم أعد بحاجة إلى هذا الاقتراح")
    assert Step.objects.get(kind=StepKind.WITHDRAWN).text_language == "ar"
