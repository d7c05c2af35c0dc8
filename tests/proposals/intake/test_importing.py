"""Import: any table people bring, each row answered for, nothing twice, the life's rules kept."""

import os
import tracemalloc
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from forums.people.models import User
from forums.spreadsheets.reading import Spreadsheet, read
from proposals.intake import bulk_import as importing
from proposals.intake.mapping import BadMapping, Mapping, Target, guessed, written
from proposals.suggestions.models import Step, Suggestion
from proposals.suggestions.stages import Visibility
from tests.conftest import City
from tests.factories import DistrictFactory

ROOT = Path(__file__).resolve().parents[3]
KOMMUKI = Path(os.environ.get("KOMMUKI_CSV", ROOT.parent / "shared" / "data" / "kommuki.csv"))
TEXT_ONLY = Mapping({Target.TEXT: ("Text",)})


def table(*rows: dict[str, str]) -> Spreadsheet:
    return Spreadsheet(list(rows[0]), list(enumerate(rows, 2)))


def run(*rows: dict[str, str], mapping: Mapping | None = None, **how: object) -> importing.Report:
    brought = table(*rows)
    return importing.run(brought, mapping or guessed(brought.headers), **how)  # type: ignore[arg-type]


def test_the_guess_joins_the_reasons_to_the_text() -> None:
    assert guessed(["Thema", "Begründung", "Beschlussempfehlung", "Jahr", "AGS"]) == Mapping(
        {
            Target.TEXT: ("Beschlussempfehlung", "Begründung"),
            Target.TITLE: ("Thema",),
            Target.DATE: ("Jahr",),
        }
    )


@pytest.mark.parametrize(
    ("values", "target"),
    [
        (("Sprachförderung", "1", "sprachfoerderung"), Target.FIELD),
        (("Sprachförderung", "Wohnen im Alter", "sprachfoerderung"), Target.FIELD),
        (("Mehr Deutschkurse", "Bänke am Kanal", "Sprachförderung"), Target.TITLE),
        (("", ""), Target.TITLE),
    ],
)
def test_a_column_of_topics_is_the_field_where_its_values_are_fields(
    city: City, values: tuple[str, ...], target: Target
) -> None:
    brought = table(*({"Thema": value, "Text": "Ein Kurs"} for value in values))
    assert importing.guess(brought).columns == {Target.TEXT: ("Text",), target: ("Thema",)}


def test_beside_a_column_of_fields_a_topic_is_the_title(city: City) -> None:
    brought = table({"Handlungsfeld": "1", "Thema": "Mehr Deutschkurse", "Text": "Ein Kurs"})
    assert importing.guess(brought).columns == {
        Target.TEXT: ("Text",),
        Target.TITLE: ("Thema",),
        Target.FIELD: ("Handlungsfeld",),
    }


def test_a_mapping_is_read_as_written() -> None:
    assert written(["text=A+B", "title=C"], ["language=ar"]) == Mapping(
        {Target.TEXT: ("A", "B"), Target.TITLE: ("C",)}, {Target.LANGUAGE: "ar"}
    )


@pytest.mark.parametrize("maps", [["text"], ["texte=A"], ["text=Gibt es nicht"], ["title=Text"]])
def test_a_mapping_that_cannot_be_is_refused(city: City, maps: list[str]) -> None:
    with pytest.raises(BadMapping):
        run({"Text": "a"}, mapping=written(maps, []))


def test_every_fact_is_kept(city: City) -> None:
    quarter = DistrictFactory(name="Dorenkamp", slug="dorenkamp")
    run(
        {
            "Titel": "Bücher",
            "Text": "Mehr Bücher",
            "Begründung": "Alle lesen.",
            "Handlungsfeld": "Language",
            "Stadtteil": "dorenkamp",
            "Datum": "31.12.2024",
            "Quelle": "Zukunfts-Tag",
            "Art": "Idee",
            "Sprache": "de",
        }
    )
    told = Suggestion.objects.get()
    assert (told.title, told.original, told.public_text) == ("Bücher", "Mehr Bücher\n\nAlle lesen.", told.original)
    assert (told.field, told.holder, told.district) == (city.language, city.language_network, quarter)
    assert (told.received_at.date(), told.source, told.source_name) == (date(2024, 12, 31), "import", "Zukunfts-Tag")
    assert (told.kind, told.language, told.visibility) == ("idea", "de", Visibility.PENDING)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"Text": ""}, "ext"),
        ({"Handlungsfeld": "99"}, "99"),
        ({"Stadtteil": "Atlantis"}, "Atlantis"),
        ({"Datum": "gestern"}, "gestern"),
        ({"Datum": "31.12.2999"}, "31.12.2999"),
        ({"Datum": "05.12.0026"}, "05.12.0026"),
        ({"Sprache": "Deutsch!"}, "Deutsch!"),
        ({"Quelle": "x" * 161}, "160"),
    ],
)
def test_a_bad_row_is_named_with_its_reason_and_the_good_ones_are_kept(
    city: City, bad: dict[str, str], named: str
) -> None:
    good = {"Text": "gut", "Handlungsfeld": "", "Stadtteil": "", "Datum": "", "Sprache": "", "Quelle": ""}
    report = run(good, good | {"Text": "auch gut"} | bad, good | {"Text": "gut drei"})
    assert [(result.row, result.outcome) for result in report.results] == [(2, "new"), (3, "bad"), (4, "new")]
    assert named in report.bad[0].reason
    assert Suggestion.objects.count() == 2


def test_running_again_adds_nothing_twice_and_takes_what_is_new(city: City) -> None:
    run({"Text": "eins"}, {"Text": "zwei"})
    report = run({"Text": "zwei"}, {"Text": "drei"}, {"Text": "eins"})
    assert [result.outcome for result in report.results] == ["known", "new", "known"]
    assert Suggestion.objects.count() == 3


def test_equal_rows_of_one_file_are_each_kept_and_still_known_the_second_time(city: City) -> None:
    rows = [{"Text": "gleich"}, {"Text": "gleich"}]
    assert [run(*rows).count("new") for _time in range(2)] == [2, 0]


def test_a_key_holds_whatever_else_changed_and_belongs_to_its_source(city: City) -> None:
    run({"Id": "1", "Text": "alt", "Quelle": "A"})
    report = run({"Id": "1", "Text": "neu", "Quelle": "A"}, {"Id": "1", "Text": "neu", "Quelle": "B"})
    assert [result.outcome for result in report.results] == ["known", "new"]


def test_the_same_key_twice_in_a_file_is_a_bad_row(city: City) -> None:
    report = run({"Id": "1", "Text": "eins"}, {"Id": "1", "Text": "zwei"})
    assert [result.outcome for result in report.results] == ["new", "bad"]


def test_what_was_deleted_here_does_not_come_back(city: City) -> None:
    run({"Text": "eins"})
    Suggestion.objects.get().delete()
    assert run({"Text": "eins"}).count("known") == 1


def test_a_dry_run_says_the_same_and_stores_nothing(city: City) -> None:
    rows = [{"Text": "eins"}, {"Text": ""}]
    dry = run(*rows, dry_run=True)
    assert Suggestion.everything.count() == 0
    assert [result.outcome for result in dry.results] == [result.outcome for result in run(*rows).results]


def test_numbers_go_on_without_a_gap(city: City) -> None:
    run({"Text": "eins"}, {"Text": ""}, {"Text": "zwei"})
    run({"Text": "eins"}, {"Text": "drei"})
    assert [number[-4:] for number in Suggestion.objects.order_by("pk").values_list("number", flat=True)] == [
        "0001",
        "0002",
        "0003",
    ]


def test_released_ones_are_public_found_and_answered_for(city: City, coordinator: User) -> None:
    run({"Text": "Ein Schwimmbad für alle", "Jahr": "2022"}, release=True, by=coordinator)
    told = Suggestion.objects.get()
    steps = list(Step.objects.filter(suggestion=told).values_list("number", "kind", "actor"))
    assert (told.visibility, told.version, told.read_at is not None) == (Visibility.PUBLIC, 2, True)
    assert steps == [(1, "received", None), (2, "released", coordinator.pk)]
    assert list(Suggestion.objects.public().matching("Schwimmbad")) == [told]
    told.hold(by=coordinator, seen=2)
    assert told.steps.last().number == 3


def test_a_year_alone_is_no_day_and_stays_a_year(city: City) -> None:
    before = timezone.now()
    run({"Text": "a", "Jahr": "2022", "Quelle": "Zukunfts-Tag"}, {"Text": "b", "Jahr": "0026", "Quelle": ""})
    assert [told.received_at >= before for told in Suggestion.objects.all()] == [True, True]
    assert [told.source_name for told in Suggestion.objects.order_by("pk")] == ["Zukunfts-Tag, 2022", "0026"]


def test_what_may_speak_of_danger_waits_for_a_moderator_even_when_all_is_released(city: City) -> None:
    run({"Text": "Ich will nicht mehr leben"}, {"Text": "Mehr Bänke"}, release=True)
    danger, bench = Suggestion.objects.order_by("pk")
    assert (danger.visibility, bench.visibility) == (Visibility.PENDING, Visibility.PUBLIC)
    assert danger.danger_flags.count() == 1


def test_the_command_reports_by_row_in_a_file_that_no_spreadsheet_executes(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, report = tmp_path / "liste.csv", tmp_path / "bericht.csv"
    source.write_text('Thema,Text\n=1+1,eins\nleer,""\n', encoding="utf-8")
    call_command("import_suggestions", source, "--map", "title=Thema", "--map", "text=Text", "--report", report)
    number = Suggestion.objects.get().number
    assert "2 rows: 1 new, 0 known already, 1 bad" in capsys.readouterr().out
    lines = report.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == ["row;outcome;number;title;reason", f"2;new;{number};'=1+1;"]


def test_the_command_takes_the_row_with_the_headings_and_leaves_sums_out(city: City, tmp_path: Path) -> None:
    source = tmp_path / "liste.csv"
    source.write_text("Eine;Zeile\nText;Titel\nMehr Licht;T\nSumme: 1;\n", encoding="utf-8")
    call_command("import_suggestions", source, "--heading-row", "2", "--leave-out")
    assert [told.original for told in Suggestion.objects.all()] == ["Mehr Licht"]


def test_the_command_says_in_a_line_what_is_wrong(city: City, tmp_path: Path) -> None:
    source = tmp_path / "liste.csv"
    source.write_text("Spalte\nWert\n")
    with pytest.raises(CommandError):
        call_command("import_suggestions", source)


@pytest.mark.skipif(not KOMMUKI.exists(), reason=f"kommuki.csv is not there ({KOMMUKI.name})")
def test_kommuki_is_taken_whole(city: City) -> None:
    """1,617 rows, of which two have neither a proposal nor a reason: they are named, the rest is stored."""
    with KOMMUKI.open("rb") as file:
        brought = read(file, KOMMUKI.name)
    mapping = written(
        ["title=Thema", "text=Beschlussempfehlung+Begründung", "date=Jahr", "source=Kommune+Name der Beteiligung"], []
    )
    started = perf_counter()
    tracemalloc.start()
    report = importing.run(brought, mapping, release=True)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(report.results), report.count("new"), [bad.row for bad in report.bad]) == (1617, 1615, [1145, 1147])
    assert perf_counter() - started < 60
    assert peak < 64 * 2**20
    assert importing.run(brought, mapping, release=True).count("new") == 0
    assert Suggestion.objects.count() == 1615
