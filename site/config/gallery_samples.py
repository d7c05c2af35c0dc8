"""What the developers' page shows its components with: forms, steps, figures, threads, maps."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from django import forms
from django.templatetags.static import static

from cms.concept.contents import Entry
from cms.fields.quotes import Quote
from forums.maps.drawing import Frame
from forums.maps.labels import Placed
from forums.maps.models import TownMap
from forums.maps.picture import Area, Label, Mark, TownPicture
from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Reached, Station
from proposals.public.promise import Kept
from proposals.triage.standing import Standing

SAMPLE_URL = "https://mitreden.example/anregungen/verfolgen/k7Qm2x"


class SampleForm(forms.Form):
    """One field of each kind."""

    about = forms.ChoiceField(
        label="Worum geht es?",
        choices=[("city", "Um die ganze Stadt"), ("person", "Um mich persönlich")],
        widget=forms.RadioSelect,
        help_text="Wenn es um Sie geht, nennen wir Ihnen eine Beratung.",
    )
    text = forms.CharField(
        label="Was soll sich ändern?",
        help_text="Schreiben Sie in Ihrer Sprache. Ein Satz genügt.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    title = forms.CharField(label="Überschrift", required=False)
    field = forms.ChoiceField(
        label="Thema",
        required=False,
        choices=[("", "weiß ich nicht"), ("1", "Sprachförderung"), ("5c", "Digitale Medien")],
    )
    districts = forms.MultipleChoiceField(
        label="Stadtteile",
        required=False,
        choices=[("1", "Dorenkamp"), ("2", "Schotthock"), ("3", "Mesum")],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(label="Foto", required=False, help_text="Höchstens 8 MB.")
    day = forms.DateField(label="Wann war das?", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    email = forms.EmailField(label="E-Mail", required=False)
    agreed = forms.BooleanField(label="Ich habe den Hinweis gelesen.")


class SampleFilter(forms.Form):
    q = forms.CharField(label="Suche", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    field = forms.ChoiceField(label="Thema", choices=[("", "alle"), ("1", "Sprachförderung")], required=False)
    label = forms.ChoiceField(label="Stand", choices=[("", "alle"), ("open", "In Bearbeitung")], required=False)


SAMPLE_STEPS: list[dict[str, object]] = [
    {"when": datetime(2026, 9, 14, 10, 5, tzinfo=UTC), "title": "Eingegangen", "icon": "chat", "who": "online"},
    {
        "when": datetime(2026, 9, 15, 9, 0, tzinfo=UTC),
        "title": "Zugeordnet: Tandem Sprachförderung",
        "icon": "arrow",
        "tone": "info",
        "text": "Der Text handelt von Deutschkursen am Abend.",
    },
    {
        "when": datetime(2026, 9, 20, 9, 0, tzinfo=UTC),
        "title": "Rückfrage an Sie",
        "icon": "chat",
        "tone": "warning",
        "text": "Welche Tage passen Ihnen?\nMontag oder Mittwoch?",
    },
    {
        "when": datetime(2026, 9, 28, 9, 0, tzinfo=UTC),
        "title": "Wird aufgegriffen",
        "icon": "check",
        "tone": "success",
        "who": "Tandem Sprachförderung: Stadt Rheine und Sprachtreff e. V.",
        "url": "#karten",
        "action": "Zur Maßnahme",
    },
]

SAMPLE_FIGURES = [
    Kept("23 von 26", "pünktlich beantwortet", "#f", "3 Antworten kamen zu spät.", "done", Pictogram.ANSWERED, 23, 26),
    Kept("14 Arbeitstage", "dauert eine Antwort", "#f", "Versprochen: 20", "said", Pictogram.CLOCK, 14, 20),
    Kept("1.054", "sind überfällig", "#f", "Die älteste seit 3. Mai.", "late", Pictogram.OVERDUE),
    Kept("0", "wurden zu Maßnahmen", "#f", "", "thread", Pictogram.MEASURE),
]

SAMPLE_PARTS = [
    Entry("5a", "Freizeit, Kultur, Sport", "#karten", pictogram="ball", hue=6),
    Entry("5d", "Politische Partizipation", "#karten", pictogram="ballot", hue=9),
]

SAMPLE_QUOTES = [
    Quote(
        "Abends gibt es keinen Deutschkurs.", "de", "#karten", "2026-0042", "Wird aufgegriffen", "success", "accepted"
    ),
    Quote("نحتاج دورة لغة في المساء.", "ar", "#karten", "2026-0043", "Zugeordnet", "info", "team"),
]


def sample_photo() -> dict[str, object]:
    """As a record shows it; a drawing of ours stands in for a photograph."""
    picture = {"url": static("share.png"), "srcset": "", "width": 1200, "height": 630}
    return {"picture": picture, "picture_words": "Ein gezeichnetes Stadtbild", "picture_credit": "Stadt Rheine"}


PASSED, NOW, LATE, ENDED, NEXT = Reached

SAMPLE_THREADS: dict[str, list[Station]] = {
    "way": [
        Station(Pictogram.SAID, "gesagt", figure="1.054", url="#faden", rest="online, am Tisch oder im Amt"),
        Station(Pictogram.READ, "gelesen", figure="1.052", url="#faden", rest="2 lesen wir gerade"),
        Station(Pictogram.TEAM, "bei einem Team", figure="1", url="#faden"),
        Station(Pictogram.ANSWERED, "beantwortet", figure="0", url="#faden", rest="1 wartet noch"),
        Station(Pictogram.DONE, "erledigt", figure="0", url="#faden"),
    ],
    "track": [
        Station(Pictogram.SAID, "Gesagt", note="12. März"),
        Station(Pictogram.READ, "Gelesen", note="13. März"),
        Station(Pictogram.TEAM, "Beim Team", note="16. März"),
        Station(Pictogram.ANSWERED, "Beantwortet", note="7. April"),
        Station(Pictogram.MEASURE, "Maßnahme", note="7. April"),
        Station(Pictogram.COUNCIL, "Im Rat", NOW, note="30. Juni: Ja"),
        Station(Pictogram.DONE, "Erledigt", NEXT, note="bis Dez. 2027"),
    ],
    "late": [
        Station(Pictogram.SAID, "Gesagt", note="12. März"),
        Station(Pictogram.TEAM, "Beim Team", note="16. März"),
        Station(Pictogram.OVERDUE, "Antwort überfällig", LATE, note="seit 14. April"),
        Station(Pictogram.MEASURE, "Maßnahme", NEXT),
    ],
    "ended": [
        Station(Pictogram.SAID, "Gesagt", note="12. März"),
        Station(Pictogram.TEAM, "Beim Team", note="16. März"),
        Station(Pictogram.DECLINED, "Wird nicht umgesetzt", ENDED, note="7. April", tone="rest"),
    ],
}

SAMPLE_TOWN = TownMap(
    attribution="Von Hand gezeichnet",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    schematic=True,
    **asdict(Frame.around(7.38, 52.21, 7.56, 52.33)),
)
SAMPLE_AREAS = [
    Area("Dorenkamp", "M8 8L500 8L420 560L8 700Z", 4, "dorenkamp", "#karten", "Dorenkamp: 11 Anregungen"),
    Area("Schotthock", "M500 8L992 8L992 480L420 560Z", 2, "schotthock", "#karten", "Schotthock: 4 Anregungen"),
    Area("Mesum", "M420 560L992 480L992 992L8 992L8 700Z", 0, "mesum", "#karten", "Mesum: 0 Anregungen"),
]
SAMPLE_MAPS: dict[str, TownPicture] = {
    "figures": TownPicture(
        SAMPLE_TOWN,
        SAMPLE_AREAS,
        [
            Label("24.00%", "34.00%", "Dorenkamp", "11", Placed("s", "s")),
            Label("72.00%", "26.00%", "Schotthock", "4", Placed("s", "m")),
            Label("55.00%", "76.00%", "Mesum", "0", Placed("s", "s")),
        ],
    ),
    "places": TownPicture(
        SAMPLE_TOWN,
        [Area(area.name, area.path, 0, area.slug) for area in SAMPLE_AREAS],
        marks=[
            Mark("30.00%", "40.00%", "7 Anregungen hier", 7, "#karten"),
            Mark("70.00%", "70.00%", "Anregung 2026-0042: Licht am Bahnhof", 1, "#karten"),
        ],
    ),
    "place": TownPicture(
        SAMPLE_TOWN,
        [Area(area.name, area.path, 0) for area in SAMPLE_AREAS],
        marks=[Mark("30.00%", "40.00%", "")],
    ),
}


def sample_standings() -> list[Standing]:
    team = "Tandem Sprachförderung: Stadt Rheine und Lerncafé"
    return [
        Standing("Das Team arbeitet daran.", "Wer hat sie?", team, Due(today() + timedelta(days=12)), 8),
        Standing(
            "Die Antwort ist zu spät. Das tut uns leid.",
            "Wer hat sie?",
            team,
            Due(today() - timedelta(days=3)),
            -3,
            "Kommt bis Freitag keine Antwort, übernimmt das Leitungstandem.",
        ),
        Standing("Das Team hat eine Frage gestellt.", "Wer hat sie?", team, Due(today(), paused=True)),
        Standing("Wir machen das nicht. Der Grund steht hier.", "Wer hat geantwortet?", team),
        Standing("Die Idee wurde zurückgezogen."),
    ]


SAMPLE_KEY: list[dict[str, str]] = [
    {"shape": "solid", "tone": "done", "text": "erledigt"},
    {"shape": "stripes", "tone": "said", "text": "läuft"},
    {"shape": "dots", "tone": "said", "text": "geplant"},
    {"shape": "outline", "tone": "rest", "text": "offen"},
    {"shape": "crosses", "tone": "late", "text": "gestoppt oder nein"},
    {"shape": "late", "tone": "late", "text": "zu spät"},
]
