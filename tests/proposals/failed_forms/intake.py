"""Forms by which texts come from elsewhere: the handover of cards, the import of a table."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import card, running

from .cast import TYPED, Case, Cast, Failed


def _handover(cast: Cast, data: dict[str, str], *wrong: str, text: str = "Abends wäre gut") -> Failed:
    said = card(running(cast.city.language).tables.get(), text)
    url = reverse("handover", args=[said.forum_id])
    data = {f"karte-{said.pk}-{name}": value for name, value in data.items()}
    typed = tuple(value for value in data.values() if value == TYPED)
    named = {f"id_karte-{said.pk}{'-' + name if name else ''}" for name in wrong}
    return Failed(url, data, named, (text,), cast.coordinator, typed)


def import_file(cast: Cast) -> Failed:
    return Failed("/verwaltung/import/", {}, {"file"}, by=cast.coordinator, typed=())


def handover_to_no_suggestion(cast: Cast) -> Failed:
    return _handover(cast, {"choice": "number", "number": "2026-9999", "note": TYPED}, "number")


def handover_left_without_reason(cast: Cast) -> Failed:
    return _handover(cast, {"choice": "leave", "note": TYPED}, "because")


def handover_left_without_words(cast: Cast) -> Failed:
    return _handover(cast, {"choice": "leave", "because": "other", "note": ""}, "note")


def handover_without_choice(cast: Cast) -> Failed:
    return _handover(cast, {"choice": "", "note": TYPED}, "", "number")


def handover_of_danger(cast: Cast) -> Failed:
    return _handover(cast, {"choice": "leave", "because": "twice"}, "", text="Ich will nicht mehr leben.")


def import_columns(cast: Cast) -> Failed:
    desk = Client()
    desk.force_login(cast.coordinator)
    file = SimpleUploadedFile("liste.csv", b"Titel;Text\nLicht;Mehr Licht\n")
    url = desk.post("/verwaltung/import/", {"file": file})["Location"]
    data = {"title": "Titel", "source_for_all": TYPED + "x" * 160, "import": "1"}
    return Failed(url, data, {"id_text", "source_for_all"}, ("Mehr Licht",), cast.coordinator)


def readings_file(cast: Cast) -> Failed:
    return Failed("/verwaltung/messwerte/import/", {}, {"file"}, by=cast.coordinator, typed=())


def readings_columns(cast: Cast) -> Failed:
    desk = Client()
    desk.force_login(cast.coordinator)
    file = SimpleUploadedFile("werte.csv", b"Was;Wann;Wie viel\nTreffs;31.12.2025;9\n")
    url = desk.post("/verwaltung/messwerte/import/", {"file": file})["Location"]
    data = {"day": "Wann", "decimal_sign": ",", "reason": TYPED, "try": "1"}
    return Failed(url, data, {"id_value", "id_name"}, ("Treffs",), cast.coordinator)


CASES: list[Case] = [
    import_file,
    handover_to_no_suggestion,
    handover_left_without_reason,
    handover_left_without_words,
    handover_without_choice,
    handover_of_danger,
    import_columns,
    readings_file,
    readings_columns,
]
