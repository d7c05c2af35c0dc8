"""“(optional)” stands only beside what may always be left empty, whatever else is answered in the form."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import QueryDict

from cms.templatetags.form_fields import is_optional
from forums.people.models import User
from proposals.submission.forms import SuggestionForm
from proposals.suggestions.stages import Stage
from proposals.triage.forms.drafts import DraftForm
from proposals.triage.forms.measures import NewMeasures
from proposals.triage.forms.moves import CorrectForm
from tests.conftest import City
from tests.factories import released


def _optional(form: BaseForm) -> set[str]:
    return {field.name for field in form.visible_fields() if is_optional(field)}


def test_of_a_suggestion_only_the_text_is_needed(city: City) -> None:
    form = SuggestionForm(user=AnonymousUser())
    assert {field.name for field in form.visible_fields()} - _optional(form) == {"text"}


@pytest.mark.parametrize("outcome", ["accepted", "already_covered", "deferred", "declined"])
def test_of_a_draft_only_translations_are_voluntary(city: City, outcome: str) -> None:
    typed = QueryDict(mutable=True)
    typed["outcome"] = outcome
    form = DraftForm(suggestion=released(field=city.language), decision=None, typed=typed)
    assert _optional(form) == {"answer_en"}


def test_of_a_new_measure_all_but_its_title_and_its_goal(city: City) -> None:
    assert _optional(NewMeasures(suggestion=released(field=city.language)).forms[0]) == {"what", "who", "until"}


def test_of_a_correction_nothing(city: City, officer: User) -> None:
    told = released(field=city.language)
    told.stage = Stage.DECLINED
    form = CorrectForm(suggestion=told)
    assert ({field.name for field in form.visible_fields()}, _optional(form)) == (
        {"text", "would_change", "reason"},
        set(),
    )
