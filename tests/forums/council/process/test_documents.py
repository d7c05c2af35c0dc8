"""Documents of a milestone: checked like annexes, read by everybody, kept by coordinators."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from forums.council.process.documents import MOST, MilestoneDocument
from forums.council.process.models import Milestone
from forums.people.models import User
from forums.records.exceptions import NotPossible
from tests.factories import MilestoneFactory, both
from tests.forums.associations.test_proofs import pdf

from .test_process_page import told


@pytest.fixture
def milestone(db: None) -> Milestone:
    made: Milestone = MilestoneFactory(title=both("Werkstatt"))
    return made


@pytest.fixture
def keeper(coordinator: User, client: Client) -> Client:
    client.force_login(coordinator)
    return client


def upload(content: bytes, name: str = "plan.pdf") -> "SimpleUploadedFile[bytes]":
    return SimpleUploadedFile(name, content)


def add(keeper: Client, milestone: Milestone, title: str, content: bytes) -> int:
    address = reverse("milestone_documents", args=[milestone.pk])
    return keeper.post(address, {"title": title, "file": upload(content)}).status_code


def test_a_document_stands_on_the_page_and_is_saved_not_opened(milestone: Milestone, keeper: Client) -> None:
    assert add(keeper, milestone, "Protokoll der Werkstatt", pdf(pages=2)) == 302
    [document] = MilestoneDocument.objects.all()
    visitor = Client()
    said = document.description.replace("\xa0", " ")
    assert (said[:15], f"Protokoll der Werkstatt ({said})" in told(visitor)[0]) == ("PDF, 2 Seiten, ", True)
    answer = visitor.get(document.get_absolute_url())
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, pdf(pages=2), "application/pdf")
    assert answer["Content-Disposition"] == (f'attachment; filename="meilenstein-{milestone.pk}-dokument-1.pdf"')
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_written_anew(milestone: Milestone) -> None:
    document = MilestoneDocument.take(milestone, upload(get_test_image_file().file.getvalue(), "foto.pdf"), "Foto")
    answer = Client().get(document.get_absolute_url())
    assert (answer["Content-Type"], answer.content[:4]) == ("image/webp", b"RIFF")


@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", pdf()[:20], b""])
def test_what_is_no_document_is_refused_and_its_title_stays(
    milestone: Milestone, keeper: Client, content: bytes
) -> None:
    address = reverse("milestone_documents", args=[milestone.pk])
    answer = keeper.post(address, {"title": "Plan", "file": upload(content)})
    assert (answer.status_code, 'value="Plan"' in answer.text) == (422, True)
    assert list(MilestoneDocument.everything.all()) == []


def test_what_is_removed_can_be_read_nowhere_and_its_number_is_not_given_again(
    milestone: Milestone, keeper: Client
) -> None:
    first = MilestoneDocument.take(milestone, upload(pdf()), "Erstes")
    for _twice in range(2):
        keeper.post(reverse("milestone_document_remove", args=[milestone.pk, first.number]))
    assert keeper.get(first.get_absolute_url()).status_code == 404
    assert "Erstes" not in told(Client())[0]
    assert MilestoneDocument.take(milestone, upload(pdf()), "Zweites").number == 2


def test_a_document_goes_with_its_milestone(milestone: Milestone) -> None:
    document = MilestoneDocument.take(milestone, upload(pdf()), "Plan")
    milestone.delete()
    assert Client().get(document.get_absolute_url()).status_code == 404


def test_who_keeps_a_copy_of_the_milestone_hears_of_it(milestone: Milestone) -> None:
    before = milestone.modified
    document = MilestoneDocument.take(milestone, upload(pdf()), "Plan")
    milestone.refresh_from_db()
    added = milestone.modified
    document.delete()
    milestone.refresh_from_db()
    assert before < added < milestone.modified


def test_there_is_a_most_and_what_is_refused_leaves_no_file(milestone: Milestone) -> None:
    for number in range(MOST):
        MilestoneDocument.objects.create(
            milestone=milestone, number=number + 1, title="Plan", file="milestones/x.pdf", size=1, pages=1
        )
    storage = MilestoneDocument._meta.get_field("file").storage
    before = storage.listdir("milestones")[1] if storage.exists("milestones") else []
    with pytest.raises(NotPossible):
        MilestoneDocument.take(milestone, upload(pdf()), "Eins zu viel")
    assert storage.listdir("milestones")[1] == before


def test_a_file_that_is_too_large_is_refused(milestone: Milestone) -> None:
    large = upload(b"%PDF-1.4")
    large.size = 13 * 1024 * 1024
    with pytest.raises(ValidationError):
        MilestoneDocument.take(milestone, large, "Plan")


@pytest.mark.parametrize("way", ["get", "post"])
def test_nobody_else_gets_in(milestone: Milestone, moderator: User, client: Client, way: str) -> None:
    client.force_login(moderator)
    assert getattr(client, way)(reverse("milestone_documents", args=[milestone.pk])).status_code == 404
