"""manage.py rank_fields: a table in, a table out, nothing stored."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from proposals.suggestions.models import Suggestion
from proposals.triage.models import Ranking

HEADER = "id\tfirst\tsecond\tthird\tconfidence"

pytestmark = pytest.mark.django_db


def _run(monkeypatch: pytest.MonkeyPatch, data: bytes | str) -> list[list[str]]:
    raw = data.encode() if isinstance(data, str) else data
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    out, err = io.StringIO(), io.StringIO()
    call_command("rank_fields", stdout=out, stderr=err)
    header, *lines = out.getvalue().splitlines()
    assert header == HEADER
    return [line.split("\t") for line in lines]


def test_an_empty_database_ranks_by_our_codes_and_stores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _run(monkeypatch, "id\tlang\ttitle\ttext\n17\tde\t\tSchwimmkurs für Frauen\n18\tde\tChor\tEin Chor\n")
    assert [row[:2] for row in rows] == [["17", "5a"], ["18", "5a"]]
    assert all(len(row) == 5 and len(set(row[1:4])) == 3 and 0 < float(row[4]) <= 1 for row in rows)
    assert (Suggestion.objects.count(), Ranking.objects.count()) == (0, 0)


def test_marks_line_ends_quotes_and_other_columns_are_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    table = 'note\tID\ttext\ttitle\tlang\r\nx\t"1"\t"Schwimmkurs" für Frauen\t"\tde\r\n\r\ny\tzwei\t\t\t\r\nz\tdrei\r\n'
    rows = _run(monkeypatch, b"\xef\xbb\xbf" + table.encode())
    assert [row[0] for row in rows] == ['"1"', "zwei", "drei"]
    assert rows[0][1] == "5a"


def test_unusual_line_separators_stay_inside_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(_run(monkeypatch, "id\tlang\ttitle\ttext\n1\tde\t\tChor\u2028und\x0bTanz\x85und Theater")) == 1


def test_a_header_alone_gives_a_header(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(monkeypatch, "id\tlang\ttitle\ttext\n") == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Missing: id, text. Found: nothing."),
        (b"id;lang;title;text\n1;de;;Chor\n", "Missing: id, text. Found: id;lang;title;text."),
        (b"number\tlang\ttitle\ttext\n", "Missing: id."),
        ("id\ttext\n1\tChör\n".encode("latin-1"), "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    with pytest.raises(CommandError, match=said.replace(".", r"\.")) as refused:
        _run(monkeypatch, data)
    assert refused.value.returncode == 2
