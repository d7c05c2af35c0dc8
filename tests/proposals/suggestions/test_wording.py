"""Title and text, each said once."""

import pytest

from tests.conftest import City
from tests.factories import suggestion


def test_the_title_comes_from_the_first_words(city: City) -> None:
    assert suggestion("Mehr  Licht\nam Bahnhof").title == "Mehr Licht am Bahnhof"


@pytest.mark.parametrize(
    ("text", "title", "excerpt"),
    [
        ("Mehr Licht am Bahnhof", "Mehr Licht am Bahnhof", ""),
        ("Bitte mehr Kurse am Abend. Ich arbeite am Tag.", "Bitte mehr Kurse am Abend", "Ich arbeite am Tag."),
        ("Warum gibt es das nicht? Bitte helfen.", "Warum gibt es das nicht?", "Bitte helfen."),
        (
            "Wir sind vier Familien aus der Straße am Bach und wir brauchen einen Platz für die Kinder",
            "Wir sind vier Familien aus der Straße am Bach und wir brauchen einen …",
            "… Platz für die Kinder",
        ),
    ],
)
def test_title_and_excerpt_together_say_the_text_once(city: City, text: str, title: str, excerpt: str) -> None:
    told = suggestion(text)
    assert (told.title, told.excerpt) == (title, excerpt)


@pytest.mark.parametrize(
    ("text", "title", "excerpt"),
    [
        ("Meine Mutter drückt auf Ja, sobald etwas aufploppt.", "Meine Mutter drückt auf Ja", None),
        ("Ein Busbahnhof fehlt.", "Ein Bus", None),
        ("Mehr Licht am Bahnhof", "Mehr Licht", None),
        ("Briefe verstehen – Der Mietvertrag ist schwer.", "Briefe verstehen", "Der Mietvertrag ist schwer."),
        ("Proberaum gesucht\nWir sind vier Leute.", "Proberaum gesucht", "Wir sind vier Leute."),
    ],
)
def test_a_title_in_the_middle_of_a_sentence_leaves_the_sentence_whole(
    city: City, text: str, title: str, excerpt: str | None
) -> None:
    told = suggestion(text, title=title)
    assert told.excerpt == (text if excerpt is None else excerpt)
