"""Nobody is written to about their own act, and nobody twice about one event."""

from forums.bodies.models import MembershipRole
from forums.people.models import User
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.triage.bias import recuse
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City, Outbox
from tests.factories import released
from tests.factories import suggestion as received

from .conftest import HandOver


def _subjects(outbox: Outbox, user: User) -> list[str]:
    return [mail.subject for mail in outbox() if mail.to == [user.email]]


def test_a_seat_that_follows_the_suggestion_gets_the_desks_mail_alone(
    city: City, officer: User, outbox: Outbox
) -> None:
    told = received(field=city.language)
    Follower.objects.create(suggestion=told, email=officer.email).confirm()
    outbox().clear()
    told.release(by=None)
    assert _subjects(outbox, officer) == [f"Eine Anregung für Ihr Team: {told.number}"]


def test_a_seat_that_is_the_author_gets_the_desks_mail_alone(city: City, officer: User, outbox: Outbox) -> None:
    told = received(field=city.language, author=officer)
    outbox().clear()
    told.release(by=None)
    assert _subjects(outbox, officer) == [f"Eine Anregung für Ihr Team: {told.number}"]


def test_an_author_with_an_account_and_an_address_gets_one_mail(city: City, citizen: User, outbox: Outbox) -> None:
    told = received(author=citizen)
    Follower.objects.create(suggestion=told, email=citizen.email, is_author=True).confirm()
    outbox().clear()
    told.release(by=None)
    assert len(_subjects(outbox, citizen)) == 1


def test_who_sends_a_suggestion_gets_its_receipt(city: City, citizen: User, outbox: Outbox) -> None:
    told = received(author=citizen)
    assert _subjects(outbox, citizen) == [f"{told.number}: Die Anregung ist da."]


def test_what_authors_do_themselves_is_news_to_others_only(
    city: City, suggestion: Suggestion, citizen: User, stranger: User, outbox: Outbox
) -> None:
    Suggestion.objects.update(author=citizen)
    suggestion.refresh_from_db()
    Follower.objects.create(suggestion=suggestion, email=stranger.email).confirm()
    outbox().clear()
    suggestion.withdraw()
    assert [mail.to for mail in outbox()] == [[stranger.email]]


def test_a_seat_that_follows_what_it_does_itself_hears_nothing_of_it(
    suggestion: Suggestion, officer: User, outbox: Outbox
) -> None:
    suggestion.support(by=officer)
    outbox().clear()
    suggestion.begin(by=officer)
    assert _subjects(outbox, officer) == []


def test_who_forwards_to_a_team_of_their_own_is_not_told_that_it_came(
    city: City, suggestion: Suggestion, officer: User, pastor: User, outbox: Outbox
) -> None:
    city.faith_network.memberships.create(person=officer.person, role=MembershipRole.OFFICE_SEAT)
    outbox().clear()
    suggestion.forward(to=city.faith, by=officer, reason="Das ist unser anderes Thema.", seat="office")
    assert (_subjects(outbox, officer), len(_subjects(outbox, pastor))) == ([], 1)


def test_whose_own_step_makes_a_draft_lapse_knows_it(
    city: City, suggestion: Suggestion, officer: User, hand_over: HandOver, outbox: Outbox
) -> None:
    hand_over(suggestion, by=officer)
    outbox().clear()
    suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    recused = released("Ein zweiter Text", field=city.language)
    hand_over(recused, by=officer)
    recuse(recused, by=officer)
    assert [subject for subject in _subjects(outbox, officer) if "verfallen" in subject] == []


def test_calling_a_step_back_tells_its_author_once_and_says_who_and_why(
    city: City, suggestion: Suggestion, officer: User, teacher: User, outbox: Outbox
) -> None:
    suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    outbox().clear()
    SoloMove.objects.get().call_back(by=teacher, reason="Das gehört doch zu uns.")
    assert (_subjects(outbox, teacher), _subjects(outbox, officer)) == (
        [],
        [f"Ihr Schritt wurde zurückgeholt: {suggestion.number}"],
    )
    body = str(next(mail.body for mail in outbox() if mail.to == [officer.email]))
    assert (teacher.get_full_name() in body, "Das gehört doch zu uns." in body) == (True, True)


def test_an_objection_comes_with_its_words_and_its_name(
    suggestion: Suggestion, officer: User, teacher: User, hand_over: HandOver, outbox: Outbox
) -> None:
    decision = hand_over(suggestion, by=officer)
    outbox().clear()
    decision.object(by=teacher, reason="Das Geld ist da.")
    [mail] = outbox()
    assert f"{teacher.get_full_name()} widerspricht Ihrem Entwurf." in mail.body
    assert "Das Geld ist da." in mail.body


def test_an_arriving_case_says_who_passed_it_on_and_why(
    city: City, suggestion: Suggestion, officer: User, pastor: User, outbox: Outbox
) -> None:
    outbox().clear()
    suggestion.forward(to=city.faith, by=officer, reason="Das ist Ihr Thema.", seat="office")
    body = str(next(mail.body for mail in outbox() if mail.to == [pastor.email]))
    assert f"Weitergegeben: {officer.get_full_name()}, Netzwerk Sprachförderung (Stadt)" in body
    assert "Das ist Ihr Thema." in body
