"""Charts for the developers' page, in every state: full, empty, of one point, with gaps, long words, large numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from forums.charts.marks import Mark
from forums.charts.matrix import matrix
from forums.charts.numbers import figure
from forums.charts.parts import Part, Whole, bars, strip
from forums.charts.points import Kind, Point, Target
from forums.charts.series import series
from forums.charts.tables import Cell, Column, Row, Table
from forums.charts.values import Value, values

KINDS = (
    (Mark.DONE, "fertig"),
    (Mark.PARTLY, "teilweise fertig"),
    (Mark.RUNNING, "in Umsetzung"),
    (Mark.PLANNED, "geplant"),
    (Mark.ADOPTED, "beschlossen"),
    (Mark.OPEN, "vorgeschlagen"),
    (Mark.STOPPED, "beendet"),
)
LONG = "Ausbildungsplatzvermittlung, Berufsanerkennungsberatung und Wirtschaft"
FIELDS = (
    ("1 Sprachförderung", (6, 2, 7, 4, 2, 3, 1), False),
    (f"3 {LONG}", (3, 0, 4, 3, 0, 2, 0), False),
    ("5 Engagement und Partizipation", (10, 2, 12, 6, 3, 6, 1), False),
    ("5a Freizeit, Kultur, Sport", (4, 0, 3, 1, 1, 1, 0), True),
    ("8 Interreligiöser Dialog", (0, 0, 0, 0, 0, 0, 0), False),
)


def samples() -> dict[str, object]:
    answers = [
        Part(Mark.DONE, "rechtzeitig beantwortet", 283, "#diagramme"),
        Part(Mark.LATE, "zu spät beantwortet", 35, "#diagramme"),
        Part(Mark.OVERDUE, "jetzt überfällig", 11, "#diagramme"),
        Part(Mark.OPEN, "noch in der Frist", 83, "#diagramme"),
    ]
    many = [Part(part.mark, part.label, part.count * 3_571) for part in answers]
    one = [Part(part.mark, part.label, 1 if part.mark is Mark.OVERDUE else 0) for part in answers]
    none = [Part(part.mark, part.label, 0) for part in answers]
    rows = [Whole(name, _parts(counts), "#diagramme") for name, counts, _below in FIELDS]
    return {
        "strips": [
            (strip("g-strip", answers, of="Anregungen"), "283 von 329 fälligen Antworten kamen rechtzeitig"),
            (strip("g-strip-many", many, of="Anregungen"), "Sehr große Zahlen"),
            (strip("g-strip-one", one, of="Anregungen"), "Eine einzige"),
            (strip("g-strip-none", none, of="Anregungen"), "Noch keine"),
        ],
        "bars": [
            (bars("g-bars", rows, of="Handlungsfeld", total="alle"), "Maßnahmen nach Handlungsfeld"),
            (bars("g-bars-none", [], of="Handlungsfeld", total="alle"), "Noch keine Maßnahmen"),
            (bars("g-bars-said", _said(), of="Sprache", total="alle"), "Jede zweite ist nicht auf Deutsch"),
        ],
        "series": [
            _series("weeks", "Wartezeit: näher am Ziel", (17, 15, 13, 11, 10), (6, "Ziel: 6 Wochen", 2029)),
            _series("gap", "Mit fehlenden Jahren, ohne Ziel", (40, None, None, 75, 60)),
            _series("one", "Erst einmal gemessen", (9,), (14, "Ziel: 14 Sprachtreffs in allen Stadtteilen", 2030)),
            _series("large", "Über 100.000", (98_500, 123_456, 250_000, 249_999), (300_000, "Ziel: 300.000", None)),
            _series("same", "Unverändert bei null", (0, 0, 0)),
            _series("none", "Noch nicht gemessen", ()),
            _series(
                "steps",
                "Ziele in Stufen, Ausgangswert und Berichtigung",
                (120, 140, 165, 190),
                (200, "Ziel 2027: 200", 2027),
                (260, "Ziel 2030: 260", 2030),
                kinds={0: Kind.BASELINE, 2: Kind.CORRECTED},
            ),
        ],
        "values": [_values("few", (-4, 9, 14)), _values("none", ())],
        "matrix": matrix("g-matrix", [(row, below) for row, (_n, _c, below) in zip(rows, FIELDS, strict=True)]),
        "no_matrix": matrix("g-matrix-none", []),
    }


def _parts(counts: Sequence[int]) -> list[Part]:
    return [Part(mark, label, count, "#diagramme") for (mark, label), count in zip(KINDS, counts, strict=True)]


def _said() -> list[Whole]:
    rows = (("Deutsch", 203), ("العربية", 74), ("Українська", 52), ("andere", 1))
    return [Whole(name, [Part(Mark.SAID, "Anregungen", count)], "#diagramme") for name, count in rows]


def _series(
    key: str,
    title: str,
    values: Sequence[int | None],
    *targets: tuple[int, str, int | None],
    kinds: Mapping[int, Kind] = MappingProxyType({}),
) -> dict[str, object]:
    points = [
        Point(date(2022 + at, 12, 31), Decimal(value), kinds.get(at, Kind.READING))
        for at, value in enumerate(values)
        if value is not None
    ]
    rows = [
        Row(str(2022 + at), [Cell("nicht gemessen" if value is None else figure(value), words=value is None)])
        for at, value in enumerate(values)
    ]
    levels = [Target(Decimal(value), words, year) for value, words, year in targets]
    return {
        "chart": series(f"g-series-{key}", points, levels),
        "table": Table([Column("Jahr", words=True), Column("Wert")], rows),
        "title": title,
    }


def _values(key: str, figures: Sequence[int]) -> dict[str, object]:
    rows = [Value(f"31.12.{2024 + at}", Decimal(number), Mark.SAID) for at, number in enumerate(figures)]
    rows += [Value("Ziel 2027", Decimal(20), Mark.OPEN)] if rows else []
    table = Table(
        [Column("Jahr", words=True), Column("Wert")], [Row(row.name, [Cell(figure(row.value))]) for row in rows]
    )
    return {"chart": values(f"g-values-{key}", rows), "table": table, "title": "Wenige Werte, als Balken"}
