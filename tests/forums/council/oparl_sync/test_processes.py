"""Runs as real processes: one at a time, and killed at any place, the next one brings all that is missing, once."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from forums.council.meetings.models import AgendaItem, CouncilMeeting
from forums.council.oparl_sync.models import OparlList, OparlSkipped
from forums.council.papers.annexes import Annex
from forums.council.papers.consultations import Consultation
from forums.council.papers.models import Paper
from forums.council.papers.treatment import ResultEntry
from tests.forums.associations.test_proofs import pdf

from .conftest import Sync, item, meeting, paper
from .processes import finish, held_at, start
from .server import Ris

ANOTHER = "CommandError: Another run is at work. This one has done nothing.\n"


@pytest.mark.django_db(transaction=True)
def test_a_second_run_says_so_and_does_nothing(treated: Ris) -> None:
    with held_at(treated, "/papers") as waits:
        first = start(treated)
        assert waits.wait(60)
        assert finish(start(treated, "--again")) == (os.EX_TEMPFAIL, ANOTHER)
        assert treated.asked.count("/system") == 1
        first.kill()
    finish(first)
    code, said = finish(start(treated))  # the lock of the dead run is gone with it
    assert (code, said) == (0, "taken: 2, results: 1, files: 0, deleted: 0, trouble: 0\n")


@pytest.fixture
def council(treated: Ris) -> Ris:
    """Three papers on two pages, each with a file; the second and third are treated in one meeting."""
    made = [
        paper(treated, number, mainFile=file(treated, number), consultation=steps(treated, number))
        for number in (74, 75, 76)
    ]
    treated.objects["/papers"] = treated.page(made[:2], f"{treated.home}/papers2")
    treated.objects["/papers2"] = treated.page(made[2:])
    agenda = [
        {**item(treated, number, result=result), "number": f"Ö {number}"}
        for number, result in ((74, "einstimmig beschlossen"), (75, "mehrheitlich abgelehnt"), (76, "vertagt"))
    ]
    meeting(treated, *agenda)
    return treated


def steps(ris: Ris, number: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = paper(ris, number)["consultation"]
    return made


def file(ris: Ris, number: int) -> dict[str, Any]:
    ris.objects[f"/{number}.pdf"] = pdf()
    return ris.made(f"file/{number}", "File", name=f"Plan {number}", downloadUrl=f"{ris.home}/{number}.pdf")


def here() -> dict[str, list[Any]]:
    """All that has come, with nothing that says when or in which order."""
    return {
        "papers": sorted(Paper.everything.values_list("number", "slug", "subject", "outside_id", "deleted")),
        "meetings": sorted(CouncilMeeting.everything.values_list("outside_id", "place", "deleted")),
        "items": sorted(AgendaItem.everything.values_list("outside_id", "number", "order", "title", "deleted")),
        "steps": sorted(
            Consultation.everything.values_list("outside_id", "paper__number", "result", "rejected", "version")
        ),
        "entries": sorted(ResultEntry.objects.values_list("consultation__outside_id", "number", "result")),
        "annexes": sorted(Annex.everything.values_list("outside_id", "paper__number", "title", "deleted")),
    }


def whole(ris: Ris) -> dict[str, list[Any]]:
    def at(path: str) -> str:
        return f"{ris.home}/{path}"

    results = {74: ("unanimous", False), 75: ("majority", True), 76: ("postponed", False)}
    return {
        "papers": [(f"2026/00{n}", f"2026-00{n}", "Kinderbetreuung am Abend", at(f"paper/{n}"), None) for n in results],
        "meetings": [(at("meeting/1"), "Rathaus, Ratssaal", None)],
        "items": [(at(f"item/{n}"), f"Ö {n}", n - 74, "Kinderbetreuung", None) for n in results],
        "steps": [(at(f"step/{n}"), f"2026/00{n}", *results[n], 1) for n in results],
        "entries": [(at(f"step/{n}"), 1, results[n][0]) for n in results],
        "annexes": [(at(f"file/{n}"), f"2026/00{n}", f"Plan {n}", None) for n in results],
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["/meeting/1", "/75.pdf", "/papers2", "/meetings"])
def test_a_run_that_was_killed_is_made_whole_by_the_next(council: Ris, sync: Sync, place: str) -> None:
    with held_at(council, place) as waits:
        killed = start(council)
        assert waits.wait(60)
        killed.kill()
    assert finish(killed)[0] == -9
    code, said = finish(start(council))
    assert code == 0, said
    assert here() == whole(council)
    assert all(Path(settings.VAR_DIR, "private", annex.file.name).read_bytes() for annex in Annex.objects.all())
    assert not OparlSkipped.objects.exists()
    assert not OparlList.objects.exclude(next_url="").exists()
    assert sync() == []  # and once more there is nothing left to do
    assert here() == whole(council)
