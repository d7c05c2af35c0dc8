"""A public answer is corrected by both seats: old and new stay visible, everybody hears of it once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from forums.municipality.calendar import today
from forums.notices.models import Notice
from forums.people.models import User
from proposals.suggestions.exceptions import NotPossible
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Stage
from proposals.suggestions.steps import StepKind
from proposals.triage import jobs
from proposals.triage.errata import Erratum, Words
from proposals.triage.signatures import AskedOf
from proposals.triage.states import State
from tests.conftest import City
from tests.factories import released

from .conftest import HandOver, declining

WORDS = Words("Dafür gibt es 2027 Geld vom Land.", "Die Jahreszahl war falsch.", "Ein Zuschuss des Kreises.")
OLD, NEW = "Der Kurs kostet zu viel.", WORDS.answer


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def _now(suggestion: Suggestion) -> Suggestion:
    return Suggestion.objects.get(pk=suggestion.pk)


@pytest.fixture
def answered(suggestion: Suggestion, officer: User, teacher: User, citizen: User, hand_over: HandOver) -> Suggestion:
    Suggestion.objects.update(author=citizen)
    content = declining(answer=OLD, translations={"en": "The course costs too much."})
    hand_over(_now(suggestion), by=officer, content=content).cosign(by=teacher)
    return _now(suggestion)


type Propose = Callable[..., Erratum]


@pytest.fixture
def proposed(answered: Suggestion, officer: User) -> Erratum:
    return Erratum.propose(answered, WORDS, by=officer)


def _pages(client: Client, suggestion: Suggestion) -> list[str]:
    urls = (f"/anregungen/{suggestion.number}/", f"/anregungen/verfolgen/{follow_token(suggestion)}/")
    return [client.get(url).content.decode() for url in urls]


def test_one_seat_alone_corrects_nothing(proposed: Erratum, officer: User, client: Client) -> None:
    with pytest.raises(NotPossible):
        proposed.cosign(by=officer)
    assert [(OLD in page, NEW in page) for page in _pages(client, proposed.suggestion)] == [(True, False)] * 2


def test_with_both_seats_old_and_new_and_the_reason_stand_on_both_pages(
    proposed: Erratum, teacher: User, client: Client
) -> None:
    proposed.cosign(by=teacher)
    for page in _pages(client, proposed.suggestion):
        assert [text in page for text in (OLD, NEW, WORDS.reason, WORDS.would_change)] == [True] * 4
        assert page.index(NEW) < page.index(OLD)
    assert (_now(proposed.suggestion).stage, Erratum.objects.get().state) == (Stage.DECLINED, State.EFFECTIVE)


def test_the_history_keeps_the_old_words_with_the_decision_and_the_reason_with_the_correction(
    proposed: Erratum, teacher: User, client: Client
) -> None:
    proposed.cosign(by=teacher)
    page = client.get(f"/anregungen/{proposed.suggestion.number}/").context["page"]
    told = [(entry["title"], entry["text"]) for entry in page.history[-2:]]
    assert [text for _title, text in told] == [OLD, WORDS.reason]
    assert told[1][0] == "Die Antwort ist berichtigt worden."


def test_a_translation_of_the_old_words_is_not_shown_as_current(
    proposed: Erratum, teacher: User, client: Client
) -> None:
    url = f"/en/anregungen/{proposed.suggestion.number}/"
    assert "The course costs too much." in client.get(url).content.decode()
    proposed.cosign(by=teacher)
    page = client.get(url).content.decode()
    assert ("The course costs too much." in page, "Translation follows" in page, NEW in page) == (False, True, True)


def test_readers_of_other_languages_are_told_that_a_translation_follows_and_each_german_text_is_marked(
    proposed: Erratum, teacher: User, client: Client
) -> None:
    proposed.cosign(by=teacher)
    token = follow_token(proposed.suggestion)
    for url in (f"/en/anregungen/{proposed.suggestion.number}/", f"/en/anregungen/verfolgen/{token}/"):
        page = html5lib.parse(client.get(url).content, namespaceHTMLElements=False)
        [answer] = page.iterfind(".//section[@aria-labelledby='antwort']")
        german = " ".join("".join(part.itertext()) for part in answer.iterfind(".//*[@lang='de'][@dir='ltr']"))
        assert [words in german for words in (NEW, OLD, WORDS.reason, WORDS.would_change)] == [True] * 4
        assert len(answer.findall(".//div[@class='pending']")) == 2  # of the answer, and of what was corrected


def test_the_author_and_those_of_merged_ones_hear_of_it_exactly_once(
    city: City, proposed: Erratum, teacher: User, citizen: User, stranger: User
) -> None:
    source = released("Das Gleiche", field=city.language, author=stranger)
    Suggestion.objects.filter(pk=source.pk).update(stage=Stage.MERGED, merged_into=proposed.suggestion)
    before = Notice.objects.count()
    proposed.cosign(by=teacher)
    with pytest.raises(NotPossible):
        Erratum.objects.get().cosign(by=teacher)
    new = Notice.objects.order_by("pk")[before:]
    assert sorted(notice.recipient for notice in new) == sorted([f"user:{citizen.pk}", f"user:{stranger.pk}"])
    mail = next(notice for notice in new if notice.recipient == f"user:{citizen.pk}").mail()
    assert mail is not None
    assert [text in mail.body for text in ("Die Antwort ist berichtigt worden.", NEW, WORDS.reason)] == [True] * 3


def test_a_deputy_agrees_only_for_its_own_seat(
    proposed: Erratum, answered: Suggestion, deputy_teacher: User, teacher: User
) -> None:
    proposed.object(by=teacher, reason="Die Zahl stimmt.")
    by_partner = Erratum.propose(_now(answered), WORDS, by=teacher)
    with pytest.raises(NotPossible):
        by_partner.cosign(by=deputy_teacher)
    assert Erratum.objects.filter(state=State.EFFECTIVE).count() == 0


def test_an_objection_leaves_the_answer_and_tells_who_proposed_it(
    proposed: Erratum, officer: User, teacher: User, client: Client
) -> None:
    proposed.object(by=teacher, reason="Die Zahl stimmt.")
    assert Notice.objects.filter(kind="desk.correction_objected", recipient=f"user:{officer.pk}").count() == 1
    assert [NEW in page for page in _pages(client, proposed.suggestion)] == [False, False]


def test_strangers_other_teams_and_a_second_proposal_are_refused(
    proposed: Erratum, answered: Suggestion, stranger: User, pastor: User, teacher: User
) -> None:
    for user in (stranger, pastor, teacher):
        with pytest.raises(NotPossible):
            Erratum.propose(_now(answered), WORDS, by=user)
    assert Erratum.objects.count() == 1


def test_nothing_is_corrected_that_is_open_hidden_or_the_same(
    city: City, answered: Suggestion, officer: User, moderator: User
) -> None:
    with pytest.raises(NotPossible):
        Erratum.propose(released(field=city.language), WORDS, by=officer)
    with pytest.raises(NotPossible):
        Erratum.propose(_now(answered), Words(OLD, "Nichts", "Ein Zuschuss des Landes."), by=officer)
    _now(answered).hold(by=moderator)
    with pytest.raises(NotPossible):
        Erratum.propose(_now(answered), WORDS, by=officer)


def test_the_answer_of_one_seat_is_corrected_the_same_way(
    city: City, suggestion: Suggestion, officer: User, teacher: User, client: Client
) -> None:
    suggestion.refer_elsewhere(by=officer, text="Der Kreis, Telefon 1", seat="office")
    Erratum.propose(_now(suggestion), Words("Der Kreis, Telefon 2", "Falsche Nummer."), by=officer).cosign(by=teacher)
    for page in _pages(client, suggestion):
        assert ("Telefon 2" in page, "Telefon 1" in page) == (True, True)


@pytest.mark.parametrize(
    ("ending", "why"), [("reopen", "reopened"), ("hold", "text_checked"), ("term", "mandate_ended")]
)
def test_it_lapses_with_its_ground(
    city: City, proposed: Erratum, officer: User, teacher: User, moderator: User, ending: str, why: str
) -> None:
    now = _now(proposed.suggestion)
    match ending:
        case "reopen":
            now.reopen(reason="Es gibt Geld.")
        case "hold":
            now.hold(by=moderator)
        case "term":
            city.language_network.memberships.filter(person=officer.person).update(ends=today() - timedelta(days=1))
            jobs.lapse_with_terms()
    lapsed = Erratum.objects.get()
    assert (lapsed.state, lapsed.lapse_reason, lapsed.answer) == (State.LAPSED, why, NEW)
    assert Notice.objects.filter(kind="desk.correction_lapsed", recipient=f"user:{officer.pk}").count() == 1
    with pytest.raises(NotPossible):
        lapsed.cosign(by=teacher)


def test_silence_goes_to_the_deputy_then_to_the_lead_tandem_then_it_lapses(
    proposed: Erratum, deputy_teacher: User, lead_partner: User
) -> None:
    asked = []
    for _turn in range(3):
        Erratum.objects.update(cosign_by=today() - timedelta(days=1))
        jobs.time_out_unsigned()
        erratum = Erratum.objects.get()
        asked.append((erratum.asked, erratum.state))
    assert asked == [
        (AskedOf.DEPUTY, State.HANDED_OVER),
        (AskedOf.LEAD, State.HANDED_OVER),
        (AskedOf.LEAD, State.LAPSED),
    ]
    for user in (deputy_teacher, lead_partner):
        assert Notice.objects.filter(kind="desk.correction_to_sign", recipient=f"user:{user.pk}").count() == 1


def test_correcting_by_the_pages(answered: Suggestion, officer: User, teacher: User, client: Client) -> None:
    def move(name: str, **data: str) -> Any:
        version = str(_now(answered).version)
        return client.post(reverse("desk_move", args=[answered.number, name]), {"version": version, **data})

    client.force_login(officer)
    assert OLD in client.get(f"/tandem/{answered.number}/").content.decode()
    words = {"text": NEW, "reason": WORDS.reason, "would_change": WORDS.would_change}
    assert move("berichtigen", **words).status_code == 302
    assert move("berichtigung-unterschreiben").status_code == 403
    client.force_login(teacher)
    assert answered.number in client.get("/tandem/unterschriften/").content.decode()
    assert answered.number in client.get("/tandem/").content.decode()
    case = client.get(f"/tandem/{answered.number}/").content.decode()
    assert ("Das werden alle lesen" in case, NEW in case, OLD in case, WORDS.reason in case) == (True,) * 4
    assert move("berichtigung-unterschreiben").status_code == 302
    assert Step.objects.filter(kind=StepKind.CORRECTED).count() == 1
