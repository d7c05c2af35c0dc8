"""An address that somebody typed gets news. It never becomes the key to the suggestion."""

from typing import Any

from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.people.models import User
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released, speaker, verified

TYPED = "fremd@example.org"


def send(client: Client, **typed: Any) -> Suggestion:
    client.post("/anregungen/neu/", {"text": "Mehr Licht am Weg zur Schule.", "email": TYPED, **typed})
    found: Suggestion = Suggestion.objects.get()
    return found


def confirm(client: Client, told: Suggestion) -> str:
    """Where the button of the mail leads."""
    link = f"/anregungen/bestaetigen/{Follower.objects.get(suggestion=told).token('confirm')}/"
    assert client.get(link).status_code == 200
    return str(client.post(link)["Location"])


def own_page(told: Suggestion) -> str:
    return f"/anregungen/verfolgen/{follow_token(told)}/"


def test_the_device_that_wrote_gets_to_the_author_s_page_by_confirming(client: Client, city: City) -> None:
    assert confirm(client, told := send(client)) == own_page(told)


def test_another_device_confirms_and_is_asked_for_number_and_secret_word(client: Client, city: City) -> None:
    told, stranger = send(client), Client()
    assert confirm(stranger, told) == f"/anregungen/verfolgen/?nummer={told.number}"
    assert Follower.objects.get().confirmed_at is not None
    page = stranger.get(f"/anregungen/verfolgen/?nummer={told.number}").content.decode()
    assert (f'value="{told.number}"' in page, follow_token(told) in page) == (True, False)


def test_the_cookie_of_one_suggestion_opens_no_other(client: Client, city: City) -> None:
    told, other = send(client), released()
    client.cookies[f"anregung-{other.number}"] = client.cookies[f"anregung-{told.number}"].value
    Follower.objects.ask(other, TYPED, "de", is_author=True)
    assert confirm(client, other) == f"/anregungen/verfolgen/?nummer={other.number}"


def test_a_new_link_ends_what_the_device_could_open(client: Client, city: City) -> None:
    told = send(client)
    told.renew_link()
    assert confirm(client, told) == f"/anregungen/verfolgen/?nummer={told.number}"


def test_the_account_that_wrote_gets_there_from_any_device(client: Client, city: City, citizen: User) -> None:
    client.force_login(citizen)
    told, elsewhere = send(client), Client()
    elsewhere.force_login(citizen)
    assert confirm(elsewhere, told) == own_page(told)


def test_only_the_account_that_wrote_opens_its_page_by_number(client: Client, city: City, citizen: User) -> None:
    told, address = released(author=citizen), "/anregungen/meine/{}/"
    url = address.format(told.number)
    assert client.get(url)["Location"].endswith(f"?next={url}")
    client.force_login(citizen)
    response = client.get(url)
    assert (response["Location"], response["Referrer-Policy"]) == (own_page(told), "no-referrer")
    assert client.get(address.format(released().number)).status_code == 404


def test_the_cookie_says_little_goes_to_few_addresses_and_ends(client: Client, city: City) -> None:
    told = send(client)
    [cookie] = [morsel for name, morsel in client.cookies.items() if name != "csrftoken"]
    assert (cookie.key, cookie["path"], cookie["max-age"]) == (
        f"anregung-{told.number}",
        "/anregungen/bestaetigen/",
        7 * 24 * 60 * 60,
    )
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert follow_token(told) not in cookie.value
    client.post(f"{own_page(told)}vergessen/")
    assert client.cookies[f"anregung-{told.number}"].value == ""


def test_an_address_added_later_is_no_key_either(client: Client, city: City) -> None:
    told = released()
    client.post(f"{own_page(told)}adresse/", {"email": TYPED})
    assert confirm(Client(), told) == f"/anregungen/verfolgen/?nummer={told.number}"
    assert confirm(client, told) == own_page(told)


def test_no_mail_to_a_typed_address_holds_the_key(
    client: Client,
    city: City,
    coordinator: User,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        told = send(client)
        confirm(Client(), told)
        told.route(to=city.language, by=None)
        told.release(by=None)
        told.ask(by=officer, question="Welche Stelle?")
        association = verified(coordinator)
        Endorsement.give(told, association, Part.JOINT, by=speaker(association, "s@example.org"))
        told.reply(text="Am Bach.")
        told.withdraw()
    mails = [message for message in mail.outbox if message.to == [TYPED]]
    told.refresh_from_db()
    written = "".join(message.body + str(message.alternatives[0].content) for message in mails)
    assert len(mails) >= 4
    assert (follow_token(told) in written, "/verfolgen/" + str(told.pk) in written) == (False, False)
    assert "mit dem Link, den Sie nach dem Absenden bekommen haben" in written


def test_the_address_of_the_account_is_not_asked_and_the_receipt_says_where_news_goes(
    client: Client, city: City, citizen: User
) -> None:
    client.force_login(citizen)
    told = send(client, email=citizen.email.upper())
    receipt = client.get(f"{own_page(told)}eingang/").content.decode()
    assert ("Wir schicken Ihnen Neues" in receipt, "Bitte bestätigen Sie" in receipt) == (True, False)
    added = client.post(f"{own_page(told)}adresse/", {"email": citizen.email}, follow=True).content.decode()
    assert "Das ist die Adresse Ihres Kontos." in added
    assert "Wir schreiben an die Adresse Ihres Kontos." in added
    assert not Follower.objects.exists()


def test_the_receipt_asks_for_no_confirmation_after_it_was_given(client: Client, city: City) -> None:
    told = send(client)
    address = f"{own_page(told)}eingang/"
    asked = client.get(address).content.decode()
    confirm(client, told)
    known = client.get(address).content.decode()
    assert [["Bitte bestätigen Sie" in page, "Wir schicken Ihnen Neues" in page] for page in (asked, known)] == [
        [True, False],
        [False, True],
    ]
