"""Forms of moderators, of the complaints office and of the coordination."""

from django.urls import reverse

from forums.bodies.models import MembershipRole
from forums.dialogue.models import CardFlag, CardReview
from proposals.intake.cards.models import CardOutcome
from tests.factories import card, running, seat, suggestion

from .cast import TYPED, Case, Cast, Failed


def moderated(cast: Cast) -> Failed:
    told = suggestion("Deutschkurse am Abend", title="Kurs am Abend")
    data = {"act": "hold", "seen": told.version, "title": "", "public_text": TYPED, "note": TYPED}
    url = f"/verwaltung/moderation/{told.number}/"
    return Failed(url, data, {"title", "reason"}, (told.number, told.original), cast.moderator, (TYPED,))


def danger_raised(cast: Cast) -> Failed:
    told = suggestion("Deutschkurse am Abend", title="Kurs am Abend")
    url = reverse("danger_raise", args=[told.number])
    return Failed(url, {"danger": "nichts"}, {"danger"}, (told.number, told.title, told.original), cast.moderator, ())


def danger_called(cast: Cast) -> Failed:
    told = suggestion("Mein Mann schlägt mich.", title="Hilfe")
    url = reverse("danger_call", args=[told.number, told.danger_flags.get().pk])
    return Failed(url, {"whom": TYPED}, {"result"}, (told.number, told.original), cast.moderator)


def danger_closed(cast: Cast) -> Failed:
    told = suggestion("Mein Mann schlägt mich.", title="Hilfe")
    url = reverse("danger_close", args=[told.number, told.danger_flags.get().pk])
    return Failed(url, {"result": TYPED}, {"outcome"}, (told.number, told.original), cast.moderator)


def complaint(cast: Cast) -> Failed:
    office = seat(cast.city.complaints, MembershipRole.HOLDER, "beschwerden@example.org")
    told = suggestion("Herr Erfunden im Amt war grob.", title="Grob")
    told.give_to_complaints(by=cast.moderator)
    url = reverse("complaint", args=[told.number])
    return Failed(url, {"seen": told.version, "text": ""}, {"text"}, (told.number, told.original), office, ())


def why(cast: Cast) -> Failed:
    return Failed(
        "/verwaltung/warum/", {"account": "keine Adresse"}, {"account"}, (), cast.coordinator, ("keine Adresse",)
    )


def voice_hidden(cast: Cast) -> Failed:
    told = cast.case()
    said = card(running(cast.city.language).tables.get(), "Abends wäre gut")
    said.release(by=None)
    CardOutcome.join(said, to=told, by=cast.coordinator)
    url = reverse("voice_hide", args=[told.number, CardOutcome.objects.get().pk])
    return Failed(url, {}, {"because"}, ("Abends wäre gut",), cast.moderator, ())


def card_flag(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Ich will nicht mehr leben.")
    url = reverse("card_flag_close", args=[CardFlag.objects.get().pk])
    return Failed(url, {"result": TYPED}, {"warnung"}, ("Ich will nicht mehr leben.",), cast.moderator)


def card_flag_without_result(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Ich will nicht mehr leben.")
    url = reverse("card_flag_close", args=[CardFlag.objects.get().pk])
    return Failed(
        url, {"outcome": "called", "result": "  "}, {"result"}, ("Ich will nicht mehr leben.",), cast.moderator, ()
    )


def card_review(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Unsinn").hide(by=None, because="Unsinn")
    url = reverse("card_review_decide", args=[CardReview.objects.get().pk])
    return Failed(url, {}, {"karte"}, ("Unsinn",), cast.moderator, ())


def card_review_too_long(cast: Cast) -> Failed:
    card(running(cast.city.language).tables.get(), "Unsinn").hide(by=None, because="Unsinn")
    url = reverse("card_review_decide", args=[CardReview.objects.get().pk])
    data = {"verdict": "stays", "note": TYPED + "x" * 200}
    return Failed(url, data, {"note"}, ("Unsinn",), cast.moderator)


def card_review_of_another_kind(cast: Cast) -> Failed:
    failed = card_review(cast)
    data = {"verdict": "vielleicht", "note": TYPED}
    return Failed(failed.url, data, failed.wrong, failed.about, failed.by)


CASES: list[Case] = [
    moderated,
    danger_raised,
    danger_called,
    danger_closed,
    complaint,
    why,
    voice_hidden,
    card_flag,
    card_flag_without_result,
    card_review,
    card_review_too_long,
    card_review_of_another_kind,
]
