"""Keeping the list true: asked yearly, reminded twice, hidden after eight weeks, back with one press."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.test import Client

from forums.associations.export import ListExport
from forums.associations.jobs import delete_abandoned_drafts, review_annually
from forums.associations.links import confirm_token
from forums.associations.models import Association, Item
from forums.municipality.calendar import today
from forums.people.access_log import DataAccess
from forums.people.consents import Purpose, Wish
from forums.people.models import User
from tests.conftest import City, Outbox
from tests.factories import registration, verified


def dated(association: Association, **days_ago: int) -> None:
    changes: dict[str, date] = {name: today() - timedelta(days=days) for name, days in days_ago.items()}
    Association.objects.filter(pk=association.pk).update(**changes)
    association.refresh_from_db()


@pytest.mark.parametrize(("days", "asked"), [(364, False), (365, True)])
def test_the_question_comes_after_a_year(association: Association, days: int, asked: bool) -> None:
    dated(association, confirmed_on=days, verified_on=days)
    review_annually()
    association.refresh_from_db()
    assert (association.asked_on == today()) is asked


@pytest.mark.parametrize(("days", "mails"), [(0, 1), (13, 1), (14, 2), (28, 3), (55, 3)])
def test_one_question_and_two_reminders_however_often_the_job_runs(
    outbox: Outbox, association: Association, owner_of_it: User, days: int, mails: int
) -> None:
    dated(association, confirmed_on=400, verified_on=400)
    review_annually()
    outbox().clear()
    dated(association, asked_on=days)
    for _time in range(3):
        review_annually()
    reminders = [message for message in outbox() if message.to == ["vorsitz@example.org"]]
    assert (len(reminders), association.hidden_on) == (mails - 1, None)


def test_after_eight_weeks_it_leaves_public_view_and_one_press_brings_it_back(
    client: Client, association: Association
) -> None:
    dated(association, confirmed_on=430, verified_on=430, asked_on=56)
    review_annually()
    assert client.get(association.get_absolute_url()).status_code == 404
    association.refresh_from_db()
    link = f"/vereine/bestaetigen/{confirm_token(association)}/"
    client.get(link)
    association.refresh_from_db()
    assert association.hidden_on == today()
    client.post(link)
    client.post(link)
    association.refresh_from_db()
    assert (association.hidden_on, association.confirmed_on) == (None, today())
    assert [entry.kind for entry in association.entries.order_by("-number")[:2]] == ["confirmed", "unconfirmed"]
    assert client.get(association.get_absolute_url()).status_code == 200


def test_last_years_link_confirms_nothing(client: Client, association: Association) -> None:
    dated(association, verified_on=500, asked_on=400, confirmed_on=399)
    old = confirm_token(association)
    review_annually()
    assert client.post(f"/vereine/bestaetigen/{old}/").status_code == 404


def test_drafts_nobody_went_on_with_are_deleted(city: City) -> None:
    old, new = registration("Alt"), registration("Neu")
    Association.objects.filter(pk=old.pk).update(modified=old.modified - timedelta(days=181))
    assert (delete_abandoned_drafts(), list(Association.everything.all())) == (1, [new])


def _csv(client: Client) -> list[dict[str, str]]:
    content = client.post("/verwaltung/vereine/liste/", {"format": "csv"}).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def test_the_export_holds_only_what_was_agreed_to_and_is_on_record(
    client: Client, city: City, coordinator: User
) -> None:
    listed = verified(coordinator, "=HYPERLINK(1)", street="Weg 1", phone="+49 5971")
    listed.agree([Wish(Purpose.LIST, Item.PROFILE), Wish(Purpose.LIST, Item.PHONE)], by=None)
    verified(coordinator, "Nur auf der Website")
    client.force_login(coordinator)
    [row] = _csv(client)
    shown = {name: row[name] for name in ("Name", "Telefon", "Straße", "E-Mail")}
    assert shown == {"Name": "'=HYPERLINK(1)", "Telefon": "'+49 5971", "Straße": "", "E-Mail": ""}
    answer = client.post("/verwaltung/vereine/liste/", {"format": "xlsx"})
    cell = openpyxl.load_workbook(io.BytesIO(answer.content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert sorted(ListExport.objects.values_list("by", "rows", "format")) == [
        (coordinator.pk, 1, "csv"),
        (coordinator.pk, 1, "xlsx"),
    ]
    assert sorted((line.by, line.act, line.what, line.about) for line in DataAccess.objects.all()) == [
        (coordinator, "exported", "associations", "csv: 1"),
        (coordinator, "exported", "associations", "xlsx: 1"),
    ]
    listed.agree([Wish(Purpose.LIST, Item.PROFILE)], by=None)
    assert [row["Telefon"] for row in _csv(client)] == [""]


def test_nobody_else_exports(client: Client, association: Association, moderator: User) -> None:
    client.force_login(moderator)
    assert client.post("/verwaltung/vereine/liste/", {"format": "csv"}).status_code == 404
    assert ListExport.objects.count() == 0
