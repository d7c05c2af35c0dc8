"""An association has one logo. What it replaced or removed is gone, row and file."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.associations.forms.registration import Step
from forums.associations.jobs import DRAFTS_KEPT, delete_abandoned_drafts
from forums.associations.links import resume_token
from forums.associations.models import Association
from forums.pictures.models import Picture
from tests.conftest import City
from tests.factories import registration

pytestmark = pytest.mark.django_db


def drawing(colour: str) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return SimpleUploadedFile("logo.png", out.getvalue())


@pytest.fixture
def draft(city: City) -> Association:
    return registration()


def send(client: Client, draft: Association, **data: object) -> None:
    answer = client.post(
        reverse("association_step", args=[resume_token(draft), Step.WORK]),
        {"activities": "Wir kochen zusammen.", "activities_language": "de", **data},
    )
    assert answer.status_code == 302
    draft.refresh_from_db()


def files() -> set[str]:
    return {Path(picture.file.path).name for picture in Picture.objects.all() if Path(picture.file.path).exists()}


def test_a_logo_goes_when_it_is_replaced_or_removed(
    client: Client, draft: Association, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(client, draft, logo_upload=drawing("red"))
    old = draft.logo
    assert old is not None
    with django_capture_on_commit_callbacks(execute=True):
        send(client, draft, logo_upload=drawing("blue"))
    assert [picture.pk for picture in Picture.objects.all()] == [draft.logo_id]
    assert not old.file.storage.exists(old.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        send(client, draft, logo_away="on")
    assert (draft.logo, Picture.objects.count()) == (None, 0)


def test_the_step_shows_the_logo_that_is_there(client: Client, draft: Association) -> None:
    send(client, draft, logo_upload=drawing("red"))
    assert draft.logo is not None
    page = client.get(reverse("association_step", args=[resume_token(draft), Step.WORK])).text
    assert page.count(f"/bilder/{draft.logo.uuid}/") == 1


def test_an_abandoned_draft_takes_its_logo_along(
    client: Client, draft: Association, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    send(client, draft, logo_upload=drawing("red"))
    Association.everything.filter(pk=draft.pk).update(modified=timezone.now() - DRAFTS_KEPT - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_abandoned_drafts() == 1
    assert (Association.everything.count(), Picture.objects.count(), files()) == (0, 0, set())
