"""Photographs of the sheet stay inside; those of people live by a consent on record."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from forums.dialogue.models import Forum
from forums.dialogue.photographs import SHEETS_KEPT, Photograph, SheetPhoto, may_see_picture
from forums.dialogue.tables import Table
from forums.dialogue.tokens import token
from forums.people.consents import Consent, Way
from forums.people.models import User
from forums.pictures.models import Picture
from forums.records.exceptions import NotPossible
from tests.conftest import Outbox
from tests.factories import PersonFactory, UserFactory


def upload() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return SimpleUploadedFile("blatt.jpg", out.getvalue(), "image/jpeg")


def url(page: str, table: Table, *args: object) -> str:
    return reverse(page, args=[table.forum.slug, token(table, "write"), *args])


@pytest.fixture
def allowed(forum: Forum) -> None:
    forum.photographs_allowed = True
    forum.save()


def photograph(table: Table) -> Photograph:
    table.refresh_from_db()
    return Photograph.take(
        table.forum,
        table,
        Picture.take(upload()),
        client_uuid=uuid4(),
        alt="Menschen am Tisch",
        agreed_by="Erfundene Person",
        by=None,
    )


def sheet(table: Table) -> SheetPhoto:
    return SheetPhoto.take(table, Picture.take(upload()), client_uuid=uuid4(), by=None)


def test_a_sheet_is_kept_once_and_seen_by_host_scribe_and_office(
    client: Client, table: Table, other_table: Table, coordinator: User, stranger: User
) -> None:
    sent = {"client_uuid": uuid4()}
    for _time in range(2):
        assert client.post(url("forum_host_take_sheet", table), sent | {"photo": upload()}).status_code == 302
    kept = SheetPhoto.objects.get()
    scribe, other = (UserFactory(person=PersonFactory()) for _user in range(2))
    table.scribe, other_table.scribe = scribe.person, other.person
    table.save()
    other_table.save()
    seen = [may_see_picture(user, kept.picture) for user in (scribe, coordinator, other, stranger)]
    assert seen == [True, True, False, False]
    assert [client.get(reverse("picture", args=[kept.picture.uuid])).status_code] == [404]
    page = client.get(url("forum_host_photos", table))
    assert client.get(page.context["sheets"][0][1]).status_code == 200


def test_a_form_without_a_photograph_says_so(client: Client, table: Table) -> None:
    answer = client.post(url("forum_host_take_sheet", table), {"client_uuid": uuid4()})
    assert (answer.status_code, answer.context["sheet_form"].errors["photo"]) == (
        422,
        ["Bitte wählen Sie ein Foto aus."],
    )


def test_sheets_of_another_table_cannot_be_deleted(
    client: Client, table: Table, other_table: Table, outbox: Outbox
) -> None:
    mine, foreign = sheet(table), sheet(other_table)
    assert client.post(url("forum_host_discard_sheet", table, foreign.pk)).status_code == 404
    assert client.post(url("forum_host_discard_sheet", table, mine.pk)).status_code == 302
    outbox()
    assert list(SheetPhoto.objects.all()) == [foreign]
    assert list(Picture.objects.all()) == [foreign.picture]


def test_sheets_go_half_a_year_after_the_forum(forum: Forum, table: Table, outbox: Outbox) -> None:
    sheet(table)
    forum.end()
    assert SheetPhoto.objects.old().discard() == 0
    Forum.objects.filter(pk=forum.pk).update(over_at=timezone.now() - SHEETS_KEPT)
    assert SheetPhoto.objects.old().discard() == 1
    outbox()
    assert list(Picture.objects.all()) == []


def test_a_photograph_of_people_carries_its_consent(client: Client, table: Table, allowed: None) -> None:
    given = {"client_uuid": uuid4(), "alt": "Drei Menschen lachen", "agreed_by": "Erfundene Person", "way": "paper"}
    address = url("forum_host_take_photograph", table)
    without = client.post(address, given | {"photo": upload()})
    assert (without.status_code, Photograph.objects.count()) == (422, 0)
    assert client.post(address, given | {"agreed": "on"}).status_code == 302  # the picture has waited
    kept = Photograph.objects.agreed().get()
    consent = Consent.objects.about(kept).in_force().get()
    assert (kept.alt, consent.given_by_name, consent.way) == ("Drei Menschen lachen", "Erfundene Person", Way.PAPER)
    assert client.get(reverse("picture", args=[kept.picture.uuid])).status_code == 200


def test_withdrawing_takes_it_out_at_once(client: Client, table: Table, allowed: None, outbox: Outbox) -> None:
    kept = photograph(table)
    address = reverse("picture", args=[kept.picture.uuid])
    assert client.post(url("forum_host_withdraw", table, kept.uuid)).status_code == 302
    assert (list(Photograph.objects.agreed()), client.get(address).status_code) == ([], 404)
    outbox()
    assert list(Picture.objects.all()) == []
    assert Consent.objects.get().withdrawn_at is not None


def test_none_is_taken_where_none_is_wanted(client: Client, forum: Forum, table: Table) -> None:
    with pytest.raises(NotPossible):
        photograph(table)
    forum.photographs_allowed = True
    forum.save()
    kept = photograph(table)
    table.photo_free = True
    table.save()
    with pytest.raises(NotPossible):
        photograph(table)
    assert list(Photograph.objects.agreed()) == []
    assert client.get(reverse("picture", args=[kept.picture.uuid])).status_code == 404
    kept_before = Picture.objects.count()
    given = {"client_uuid": uuid4(), "alt": "x", "agreed_by": "x", "way": "paper", "agreed": "on", "photo": upload()}
    assert client.post(url("forum_host_take_photograph", table), given).status_code == 409
    assert Picture.objects.count() == kept_before
