"""The main job in a browser: from a citizen's words over two seats to a measure, and a mail that says so."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from forums.municipality.calendar import today
from forums.people.models import User
from proposals.measures.models import Measure
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Stage
from proposals.triage.decisions import Decision
from tests.conftest import City
from tests.factories import GoalFactory, released

from .conftest import Enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Ich möchte abends Deutsch lernen, wenn die Kinder schlafen."
ANSWER = "Danke. Wir richten einen Abendkurs mit Kinderbetreuung ein."
NO_MONEY = "Danke. Dafür ist in diesem Jahr kein Geld da."
ADDRESS = "buergerin@example.org"


def _links(message: mail.EmailMessage) -> list[str]:
    """The addresses in a mail's plain text, from the site's root on."""
    return re.findall(r"http://testserver(/\S+)", str(message.body))


def _open_draft(page: Page, told: Suggestion) -> None:
    page.goto(f"/tandem/{told.number}/")
    page.locator("#entwurf summary").first.click()


def _hand_over(page: Page) -> None:
    page.get_by_role("button", name="Speichern und an die zweite Tandem-Person geben").click()
    expect(page.get_by_role("heading", name="wartet auf die zweite Unterschrift")).to_be_visible()


def _choose(page: Page, outcome: str) -> None:
    """The outcome first: its fields come at once with scripts, after a button without."""
    page.get_by_label(outcome).check()
    if not page.evaluate("typeof htmx !== 'undefined'"):
        page.get_by_role("button", name=re.compile("^(Weiter|Felder des anderen Ergebnisses zeigen)$")).click()
    expect(page.get_by_label("Antwort auf Deutsch")).to_be_visible()


def _draft_decline(page: Page, told: Suggestion, answer: str = NO_MONEY) -> None:
    _open_draft(page, told)
    _choose(page, "Wird nicht umgesetzt")
    page.get_by_label("Grund").select_option("no_money")
    page.get_by_label("Antwort auf Deutsch").fill(answer)
    page.locator("[name=would_change]").fill("Ein Zuschuss des Landes.")
    _hand_over(page)


def _draft_accept(page: Page, told: Suggestion) -> None:
    _open_draft(page, told)
    _choose(page, "Wird aufgegriffen")
    page.get_by_label("Grund").select_option("need_is_great")
    page.get_by_label("Antwort auf Deutsch").fill(ANSWER)
    page.locator("[name=path][value=ourselves]").check()
    page.get_by_label("Neue Maßnahme").fill("Abendkurs mit Kinderbetreuung")
    page.get_by_label("Für welches Ziel?").select_option(index=1)
    page.get_by_label("Wer macht es?").fill("Sprachschule")
    page.get_by_label("Bis wann?").fill("2030-06-30")
    _hand_over(page)


def _sign(page: Page, told: Suggestion, answer: str) -> None:
    """On the page for the volunteer's ten minutes."""
    page.goto("/tandem/unterschriften/")
    expect(page.locator("main")).to_contain_text(told.number)
    expect(page.locator("main")).to_contain_text(answer)
    page.get_by_role("button", name="Unterschreiben").click()
    expect(page.get_by_text("Nichts wartet auf Ihre Unterschrift")).to_be_visible()


def _public(page: Page, told: Suggestion, label: str, answer: str) -> None:
    page.goto(f"/anregungen/{told.number}/")
    expect(page.locator(".row .kern-badge").first).to_have_text(label)
    expect(page.locator("section.answer")).to_contain_text(answer)


def test_from_a_citizens_phone_to_a_measure_and_a_mail(
    city: City, home: HomePage, enter: Enter, moderator: User, officer: User, teacher: User
) -> None:
    GoalFactory(field=city.language)
    phone = enter()
    phone.goto("/anregungen/neu/")
    phone.locator('a[href="?fuer=stadt"]').click()
    phone.locator("#id_text").fill(TEXT)
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Thema").select_option("sprachfoerderung")
    phone.get_by_role("button", name="Weiter").click()
    phone.locator("#id_email").fill(ADDRESS)
    expect(phone.locator("[name=proof]")).to_have_value(re.compile(".{100}"), timeout=30_000)
    phone.get_by_role("button", name="Absenden").click()
    phone.wait_for_url("**/eingang/")
    told = Suggestion.objects.get()
    expect(phone.locator(".receipt__number")).to_have_text(told.number)

    [question] = [sent for sent in mail.outbox if sent.to == [ADDRESS]]
    phone.goto(_links(question)[0])
    phone.get_by_role("button", name="Ja, das ist meine Adresse").click()
    phone.wait_for_url("**/anregungen/verfolgen/**")
    expect(phone.locator(".kern-badge").first).to_have_text("Eingegangen")

    reads = enter(moderator, width=1280)
    reads.goto("/verwaltung/moderation/")
    reads.locator("a.moderation-link").click()
    reads.locator("button[name=act][value=release]").click()
    reads.wait_for_url("**/verwaltung/moderation/")
    phone.goto(f"/anregungen/{told.number}/")
    expect(phone.locator(".kern-badge").first).to_have_text("Zugeordnet")
    expect(phone.locator(".now")).to_contain_text("Tandem Sprachförderung: Stadt Rheine und Sprachschule")

    desk = enter(officer)
    desk.goto("/tandem/")
    desk.get_by_role("link", name=told.title).click()
    _draft_accept(desk, told)
    assert Measure.objects.count() == 0
    mail.outbox.clear()
    _sign(enter(teacher), told, ANSWER)

    measure = Measure.objects.get()
    _public(phone, told, "Wird aufgegriffen", ANSWER)
    phone.get_by_role("region", name="Was daraus wird").get_by_role("link").click()
    phone.wait_for_url(f"**{measure.get_absolute_url()}")
    expect(phone.locator("#anregungen ~ ul")).to_contain_text(told.number)
    expect(phone.locator(".now")).to_contain_text("Sprachschule")
    phone.goto("/konzept/handlungsfelder/sprachfoerderung/")
    for fold, address in (("Maßnahmen", measure.get_absolute_url()), ("Anregungen", told.get_absolute_url())):
        phone.locator("summary").filter(has_text=fold).first.click()
        expect(phone.locator(f'main a[href="{address}"]').first).to_be_visible()

    [news] = [message for message in mail.outbox if message.to == [ADDRESS]]
    assert ANSWER in str(news.body)
    link = next(one for one in _links(news) if one.startswith("/anregungen/verfolgen/"))
    stranger = enter()
    stranger.goto(link)
    expect(stranger.get_by_label("Nummer")).to_have_value(told.number)
    expect(stranger.get_by_label("Merkwort")).to_be_visible()
    assert follow_token(told) not in str(news.body)


def test_the_main_way_without_scripts(
    city: City, enter: Enter, moderator: User, officer: User, teacher: User, lead_officer: User
) -> None:
    """Nothing is chosen, the letters alone are no clear evidence: the lead tandem assigns it."""
    GoalFactory(field=city.language)
    phone = enter(scripts=False)
    phone.goto("/anregungen/neu/?fuer=stadt")
    phone.locator("#id_text").fill(TEXT)
    phone.get_by_role("button", name="Absenden").click()
    told = Suggestion.objects.get()
    reads = enter(moderator, scripts=False, width=1280)
    reads.goto(f"/verwaltung/moderation/{told.number}/")
    reads.locator("button[name=act][value=release]").click()

    leads = enter(lead_officer, scripts=False)
    leads.goto("/tandem/")
    leads.get_by_role("link", name=told.title).click()
    leads.locator("#zuordnen summary").click()
    leads.locator("#zuordnen").get_by_label("Welches Team?").select_option("Sprachförderung")
    leads.locator("#zuordnen").get_by_role("button").click()

    _draft_accept(enter(officer, scripts=False), told)
    _sign(enter(teacher, scripts=False), told, ANSWER)
    _public(phone, told, "Wird aufgegriffen", ANSWER)
    phone.goto(f"/anregungen/verfolgen/{follow_token(told)}/")
    expect(phone.locator(".answer")).to_contain_text(ANSWER)
    assert list(Suggestion.objects.get().measures.all()) == [Measure.objects.get()]


def test_an_objection_and_a_second_draft(city: City, enter: Enter, officer: User, teacher: User) -> None:
    told = released(TEXT, field=city.language)
    desk, school = enter(officer), enter(teacher)
    _draft_decline(desk, told)
    school.goto("/tandem/unterschriften/")
    school.locator("summary", has_text="Widersprechen").click()
    school.get_by_label("Warum widersprechen Sie?").fill("Das Land gibt einen Zuschuss.")
    school.get_by_role("button", name="Widerspruch abschicken").click()
    expect(school.get_by_text("Nichts wartet auf Ihre Unterschrift")).to_be_visible()

    desk.goto("/tandem/")
    desk.get_by_role("link", name=told.title).click()
    desk.locator("summary", has_text="Widersprochen").click()
    expect(desk.get_by_text("Das Land gibt einen Zuschuss.")).to_be_visible()
    _open_draft(desk, told)
    desk.get_by_label("Ist schon geplant").check()
    desk.get_by_label("Grund").select_option("offer_exists")
    desk.get_by_label("Antwort auf Deutsch").fill("Den Kurs gibt es schon im Zentrum.")
    _hand_over(desk)
    _sign(school, told, "Den Kurs gibt es schon im Zentrum.")
    _public(desk, told, "Ist schon geplant", "Den Kurs gibt es schon im Zentrum.")
    expect(desk.locator("main")).not_to_contain_text("Zuschuss")


@pytest.mark.parametrize(("rungs", "who"), [(1, "deputy_teacher"), (2, "lead_partner")])
def test_an_absent_partner_does_not_stop_it(
    city: City,
    enter: Enter,
    officer: User,
    teacher: User,
    deputy_teacher: User,
    lead_partner: User,
    request: pytest.FixtureRequest,
    rungs: int,
    who: str,
) -> None:
    told = released(TEXT, field=city.language)
    _draft_decline(enter(officer), told)
    for _rung in range(rungs):
        Decision.objects.update(cosign_by=today() - timedelta(days=1))
        call_command("tick", verbosity=0)
    _sign(enter(request.getfixturevalue(who)), told, NO_MONEY)
    _public(enter(), told, "Wird nicht umgesetzt", NO_MONEY)


def test_merged_declined_and_reopened_by_its_author(
    city: City, enter: Enter, officer: User, teacher: User, lead_officer: User
) -> None:
    told = released(TEXT, field=city.language)
    target = released("Deutschkurse am Abend für Mütter", field=city.language)
    desk, author = enter(officer), enter()
    desk.goto(f"/tandem/{told.number}/")
    desk.locator("#zusammenfuehren summary").click()
    desk.get_by_label("Nummer der anderen Anregung").fill(target.number)
    desk.get_by_label("Warum gehören sie zusammen?").fill("Es ist die gleiche Idee.")
    desk.locator("#zusammenfuehren button").click()
    author.goto(f"/anregungen/{told.number}/")
    expect(author.locator(".kern-badge").first).to_have_text("Zusammengeführt")
    _draft_decline(desk, target)
    _sign(enter(teacher), target, NO_MONEY)
    author.reload()
    expect(author.locator("main")).to_contain_text("Wird nicht umgesetzt")

    author.goto(f"/anregungen/verfolgen/{follow_token(told)}/")
    author.get_by_label("Was haben wir übersehen?").fill("Mir geht es um die Kinder.")
    author.get_by_role("button", name="Noch einmal prüfen").click()
    expect(author.locator(".kern-badge").first).to_have_text("Erneut in Prüfung")
    again, other = Suggestion.objects.get(pk=told.pk), Suggestion.objects.get(pk=target.pk)
    assert (again.stage, again.holder, again.merged_into, other.stage) == (
        Stage.OPEN,
        city.lead,
        None,
        Stage.DECLINED,
    )
    leads = enter(lead_officer)
    leads.goto("/tandem/")
    expect(leads.get_by_role("link", name=told.title)).to_be_visible()
