"""Proofs of an association: checked by content, seen by few, kept through errors, gone in time."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from pytest_django import DjangoCaptureOnCommitCallbacks

from forums.associations.history import EntryKind, HistoryEntry
from forums.associations.links import resume_token
from forums.associations.models import Association, Proof, State
from forums.associations.proofs.concern import MOST_PROOFS
from forums.associations.proofs.keeping import PROOFS_KEPT, delete_proofs, proofs_no_longer_needed
from forums.associations.views.proofs import MOST_FILES
from forums.people.access_log import DataAccess
from forums.people.models import User
from forums.people.personal_data import Subject, as_json, erase, meaning
from forums.pictures.pdf import MOST_PAGES
from forums.records.retention import rules, table
from tests.conftest import City
from tests.factories import registration, speaker

pytestmark = pytest.mark.django_db


def pdf(change: Callable[[PdfWriter], object] = lambda _: None, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def photo(colour: str = "white") -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "JPEG")
    return out.getvalue()


def upload(content: bytes, name: str = "satzung.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def numbered(number: int) -> bytes:
    return pdf(lambda writer: writer.add_metadata({"/Title": f"Blatt {number}"}))


def with_action(kind: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        action = DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x")})
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)

    return change


@pytest.fixture
def it(city: City) -> Association:
    return registration()


def page(it: Association) -> str:
    return reverse("association_proofs", args=[resume_token(it)])


def send(client: Client, it: Association, content: bytes | None = None, **more: object) -> object:
    sent: dict[str, object] = {"client_uuid": uuid4(), "kind": "statutes", "file": upload(content or pdf())}
    return client.post(page(it), {**sent, **more})


def stored() -> set[str]:
    return {proof.file.name for proof in Proof.objects.all() if proof.file.storage.exists(proof.file.name)}


def test_a_pdf_and_a_photo_are_handed_in_and_listed_for_both_sides(
    client: Client, it: Association, coordinator: User
) -> None:
    assert send(client, it)["Location"] == page(it)
    send(client, it, photo(), kind="register", file=upload(photo(), "Auszug.jpg"))
    assert [(one.kind, one.name, one.pages, one.is_pdf) for one in it.proofs.handed_in()] == [
        ("statutes", "satzung.pdf", 1, True),
        ("register", "Auszug.jpg", 1, False),
    ]
    it.submit()
    overview = client.get(reverse("association_resume", args=[resume_token(it)])).text
    assert ("satzung.pdf" in overview, "Auszug.jpg" in overview) == (True, True)
    history = [(entry.kind, entry.data) for entry in it.entries.filter(kind=EntryKind.PROOF)]
    assert history == [("proof", {"proof": "statutes"}), ("proof", {"proof": "register"})]
    client.force_login(coordinator)
    office = client.get(f"/verwaltung/vereine/{it.pk}/").text
    assert [f"/vereine/nachweise/{one.uuid}/" in office for one in it.proofs.all()] == [True, True]


def test_what_is_kept_of_a_photo_has_no_data_but_the_picture(client: Client, it: Association) -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "Marktstraße 1"
    Image.new("RGB", (60, 80)).save(out, "JPEG", exif=exif)
    send(client, it, out.getvalue())
    with Proof.objects.get().file.open() as file, Image.open(file) as kept:
        assert (kept.format, dict(kept.getexif())) == ("WEBP", {})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdf(with_action("/JavaScript")), "Programme oder andere Dateien"),
        (pdf(lambda writer: writer.add_attachment("a.exe", b"MZ")), "Programme oder andere Dateien"),
        (pdf(with_action("/Launch")), "Programme oder andere Dateien"),
        (pdf(with_action("/SubmitForm")), "Programme oder andere Dateien"),
        (pdf(lambda writer: writer.encrypt("", "geheim")), "geschützt"),
        (pdf(lambda writer: writer.encrypt("geheim")), "geschützt"),
        (pdf(pages=MOST_PAGES + 1), f"mehr als {MOST_PAGES} Seiten"),
        (pdf(pages=0), "nicht lesen"),
        (b"%PDF-1.7 and then nothing", "nicht lesen"),
        (b"PK\x03\x04 a text document", "nicht lesen"),
        (b"<html><script>alert(1)</script>", "nicht lesen"),
    ],
    ids=[
        "script",
        "attachment",
        "program",
        "sends",
        "owner's password",
        "password",
        "long",
        "empty",
        "cut",
        "zip",
        "page",
    ],
)
def test_what_is_more_than_something_to_read_is_refused_with_the_reason(
    client: Client, it: Association, content: bytes, said: str
) -> None:
    answer = send(client, it, content)
    assert (answer.status_code, said in answer.text, 'href="#id_file"' in answer.text) == (422, True, True)
    assert (Proof.objects.count(), stored()) == (0, set())


def test_a_link_in_a_pdf_and_the_page_it_opens_at_are_no_program(client: Client, it: Association) -> None:
    send(client, it, pdf(with_action("/GoTo")))
    assert Proof.objects.handed_in().count() == 1


def test_a_file_beyond_the_limit_is_refused(client: Client, it: Association) -> None:
    answer = send(client, it, pdf() + b"\n" * (12 * 1024 * 1024))
    assert (answer.status_code, "zu groß" in answer.text) == (422, True)


def test_an_error_elsewhere_in_the_form_does_not_lose_the_file(client: Client, it: Association) -> None:
    one = uuid4()
    answer = send(client, it, client_uuid=one, kind="")
    assert (answer.status_code, 'href="#id_kind"' in answer.text, "satzung.pdf" in answer.text) == (422, True, True)
    assert Proof.objects.handed_in().count() == 0
    client.post(page(it), {"client_uuid": one, "kind": "statutes"})
    assert [(proof.kind, proof.name) for proof in Proof.objects.handed_in()] == [("statutes", "satzung.pdf")]


def test_a_waiting_file_can_be_left_out(client: Client, it: Association) -> None:
    one = uuid4()
    send(client, it, client_uuid=one, kind="")
    answer = client.post(page(it), {"client_uuid": one, "kind": "statutes", "away": "on"})
    assert (answer.status_code, Proof.objects.count()) == (422, 0)


def test_the_empty_form_says_what_it_needs(client: Client, it: Association) -> None:
    answer = client.post(page(it), {})
    assert answer.status_code == 422
    assert ['href="#id_kind"' in answer.text, 'href="#id_file"' in answer.text] == [True, True]
    assert "(freiwillig)" not in answer.text


def test_the_same_file_ten_times_is_one_and_never_too_many(client: Client, it: Association) -> None:
    content = pdf()
    answers = {send(client, it, content).status_code for _time in range(MOST_FILES + 2)}
    assert (answers, Proof.objects.count()) == ({302}, 1)
    assert it.entries.filter(kind=EntryKind.PROOF).count() == 1


def test_too_many_new_files_are_refused_in_the_form(client: Client, it: Association) -> None:
    for number in range(MOST_FILES):
        send(client, it, b"no pdf %d" % number)
    answer = send(client, it)
    assert (answer.status_code, "in einer Stunde" in answer.text) == (429, True)


def test_there_is_room_for_twelve(client: Client, it: Association) -> None:
    for number in range(MOST_PROOFS):
        send(client, it, numbered(number))
    answer = send(client, it, numbered(99))
    assert (answer.status_code, it.proofs.handed_in().count()) == (422, MOST_PROOFS)
    assert f"schon {MOST_PROOFS} Dateien" in answer.text


def test_taking_one_back_removes_row_and_file_and_says_so(
    client: Client, it: Association, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    send(client, it)
    it.submit()
    proof = it.proofs.get()
    away = reverse("association_proof_take_back", args=[resume_token(it), proof.uuid])
    assert client.get(away)["Location"] == page(it)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(away)
    assert (Proof.objects.count(), proof.file.storage.exists(proof.file.name)) == (0, False)
    assert it.entries.last().kind == EntryKind.PROOF_BACK
    assert client.post(away).status_code == 302


def test_after_the_decision_nothing_is_added_or_taken_back(client: Client, it: Association, coordinator: User) -> None:
    send(client, it)
    verify(it, coordinator)
    overview = reverse("association_resume", args=[resume_token(it)])
    assert send(client, it, numbered(2))["Location"] == overview
    client.post(reverse("association_proof_take_back", args=[resume_token(it), it.proofs.get().uuid]))
    assert it.proofs.handed_in().count() == 1


def verify(it: Association, by: User) -> None:
    it.submit()
    it.check_off(["exists", "reached", "local", "aims"], by=by)
    it.verify(by=by)


def test_who_sees_the_file(client: Client, it: Association, coordinator: User, citizen: User, moderator: User) -> None:
    send(client, it)
    proof = it.proofs.get()
    by_link = reverse("association_proof_by_link", args=[resume_token(it), proof.uuid])
    address = reverse("association_proof", args=[proof.uuid])
    answer = client.get(by_link)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "application/pdf",
        "private, no-store",
    )
    assert answer["Content-Disposition"].startswith("attachment")
    verify(it, coordinator)
    assert client.get(by_link).status_code == 404
    speaking = speaker(it, "spricht@example.org")
    seen = {}
    for who, user in {
        "nobody": None,
        "citizen": citizen,
        "moderator": moderator,
        "office": coordinator,
        "speaker": speaking,
    }.items():
        client.logout()
        if user:
            client.force_login(user)
        seen[who] = client.get(address).status_code
    assert seen == {"nobody": 404, "citizen": 404, "moderator": 404, "office": 200, "speaker": 200}
    looked = DataAccess.objects.filter(about=f"association {it.pk}: proof")
    assert sorted(row.by_id for row in looked) == sorted([coordinator.pk, speaking.pk])


def test_the_link_of_another_registration_opens_nothing(client: Client, it: Association) -> None:
    send(client, it)
    other = registration("Ein anderer Verein")
    address = reverse("association_proof_by_link", args=[resume_token(other), it.proofs.get().uuid])
    assert client.get(address).status_code == 404


def test_nobody_sees_what_still_waits_in_a_form(client: Client, it: Association, coordinator: User) -> None:
    send(client, it, kind="")
    client.force_login(coordinator)
    assert client.get(reverse("association_proof", args=[Proof.objects.get().uuid])).status_code == 404


def test_proofs_go_thirty_days_after_the_decision(client: Client, it: Association, coordinator: User) -> None:
    send(client, it)
    Proof.objects.update(taken_in=timezone.now() - timedelta(days=100))
    it.submit()
    assert list(proofs_no_longer_needed()) == []
    it.check_off(["exists", "reached", "local", "aims"], by=coordinator)
    it.verify(by=coordinator)
    assert list(proofs_no_longer_needed()) == []
    HistoryEntry.objects.update(at=timezone.now() - PROOFS_KEPT - timedelta(hours=1))
    assert (delete_proofs(), Proof.objects.count(), stored()) == (1, 0, set())


def test_what_is_added_after_a_refusal_has_its_own_thirty_days(
    client: Client, it: Association, coordinator: User
) -> None:
    it.submit()
    it.refuse(by=coordinator, text="Bitte die Satzung.")
    HistoryEntry.objects.update(at=timezone.now() - PROOFS_KEPT - timedelta(days=9))
    send(client, it)
    assert list(proofs_no_longer_needed()) == []


def test_what_nobody_sent_goes_after_a_day(client: Client, it: Association) -> None:
    send(client, it, kind="")
    rule = next(one for one in rules() if one.name == "proofs nobody sent")
    assert rule.delete is not None
    assert rule.delete() == 0
    Proof.objects.update(taken_in=timezone.now() - timedelta(hours=25))
    assert (rule.delete(), stored()) == (1, set())


def test_the_privacy_page_says_how_long(city: City) -> None:
    kept = {row[0]: row[1] for row in table()}
    assert kept["Nachweise, die Vereine einreichen"].startswith(f"{PROOFS_KEPT.days} Tage")


@pytest.mark.parametrize("verb", ["withdraw", "erase"])
def test_files_go_with_what_they_belong_to(
    client: Client,
    it: Association,
    verb: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    send(client, it)
    proof = Proof.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        getattr(it, verb)()
    assert (Proof.objects.count(), proof.file.storage.exists(proof.file.name)) == (0, False)


def test_files_of_associations_erased_in_bulk_are_abandoned(client: Client, it: Association) -> None:
    send(client, it)
    Association.everything.filter(pk=it.pk).erase()
    assert Proof.objects.abandoned().count() == 1


def test_whoever_handed_it_in_finds_it_in_their_data_and_takes_it_along(
    client: Client, it: Association, citizen: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.force_login(citizen)
    send(client, it)
    it.submit()
    subject = Subject(user=citizen, person=citizen.person)
    [exported] = as_json(subject)["proofs"]
    assert (exported["association"], exported["name"]) == (it.name, "satzung.pdf")
    assert [words for words in meaning(subject) if it.name in words]
    with django_capture_on_commit_callbacks(execute=True):
        erase(subject)
    it.refresh_from_db()
    assert (Proof.objects.count(), it.state) == (0, State.SUBMITTED)
