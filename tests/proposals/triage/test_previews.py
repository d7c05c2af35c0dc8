"""Before the second signature its page shows exactly what the public and the author will read."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Path
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content, NewMeasure
from tests.conftest import City
from tests.factories import MeasureFactory

from .conftest import HandOver, accepting, declining


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def _section(page: str, pattern: str) -> str:
    found = re.search(pattern, page, re.DOTALL)
    return " ".join(found[0].split()) if found else ""


def _shown(page: str) -> list[str]:
    """The answer, the measures without their addresses, how it stands in a sentence: as they are in the page."""
    answer = _section(page, r'<section class="panel panel--tint answer[ "].*?</section>')
    measures = _section(page, r'<section aria-labelledby="massnahmen">.*?</section>')
    measures = re.sub(r'(<h3 class="card__title">) <(a|span)\b[^>]*>([^<]*)</\2>', r"\1 \3", measures)
    sentence = re.search(r'(?:<p class="lead">|now__part--first">.*?<span>)(.*?)<', page, re.DOTALL)
    return [answer, measures, sentence[1].strip() if sentence else ""]


@pytest.mark.parametrize("outcome", ["declined", "accepted", "deferred"])
def test_the_signers_page_shows_what_both_pages_will_show(
    city: City, suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, client: Client, outcome: str
) -> None:
    plan = NewMeasure("Abendkurs", what="Zwei Kurse", who="Sprachschule", until=today() + timedelta(days=90))
    known = MeasureFactory(field=city.language)
    contents: dict[str, Content] = {
        "declined": declining(),
        "accepted": accepting(path=Path.PROPOSED, proposed_to=city.owner, planned=(plan,), measures=(known,)),
        "deferred": declining(
            outcome=Stage.DEFERRED, reason=Reason.MONEY_LATER, review_on=today() + timedelta(days=30)
        ),
    }
    hand_over(suggestion, by=officer, content=contents[outcome])
    client.force_login(teacher)
    previews = [
        client.get(url).content.decode() for url in ("/tandem/unterschriften/", f"/tandem/{suggestion.number}/")
    ]
    Decision.objects.get().cosign(by=teacher)
    client.logout()
    public = client.get(f"/anregungen/{suggestion.number}/").content.decode()
    own = client.get(f"/anregungen/verfolgen/{follow_token(suggestion)}/").content.decode()
    expected = _shown(public)
    assert expected[0]
    assert bool(expected[1]) is (outcome == "accepted")
    assert [_shown(page) for page in (*previews, own)] == [expected] * 3


def test_the_preview_says_until_when_the_author_may_have_it_checked_again(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, client: Client
) -> None:
    hand_over(suggestion, by=officer)
    client.force_login(teacher)
    assert "noch einmal prüfen lassen" in client.get("/tandem/unterschriften/").content.decode()
