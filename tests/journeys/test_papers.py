"""A status report is written in a browser: begun, edited, sent, exported; no barriers in writing and in evaluations."""

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from docx import Document as read_document
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect

from cms.home.models import HomePage
from cms.paper_drafts.models import PaperDraft
from forums.bodies.models import Body
from forums.council.papers.models import Paper
from forums.people.models import User
from proposals.measures.models import Measure
from tests.cms.paper_drafts.conftest import begin, clerk, committee, measure, plan, report_before
from tests.factories import both
from tests.forums.printing.reading import Reading
from tests.proposals.public.evaluation.conftest import ago, steering

from .conftest import Enter, barriers, sideways

__all__ = ["begin", "clerk", "committee", "measure", "plan", "report_before", "steering"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = [("light", 360), ("dark", 1280)]
# Wagtail's own list of a long form's headings, drawn by its script. Folded it scrolls, and Wagtail keeps the keyboard
# out of it until its button unfolds it; each heading is on the page itself.
MINIMAP = ".w-minimap__list"
OWN = "Die Werkstatt im Februar hat viel verändert."


def save(page: Page) -> None:
    page.locator("main form button[type=submit]").last.click()


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def libreoffice_reads(content: bytes, folder: Path) -> bool:
    (folder / "vorlage.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "vorlage.docx"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180)  # noqa: S603
    return "Error" not in done.stdout + done.stderr and (folder / "vorlage.pdf").read_bytes().startswith(b"%PDF")


def test_a_status_report_is_begun_edited_sent_and_exported(
    home: HomePage,
    clerk: User,
    report_before: Paper,
    committee: Body,
    measure: Measure,
    plan: None,
    enter: Enter,
    tmp_path: Path,
) -> None:
    page = enter(clerk, width=1280)
    page.goto(reverse("paper_drafts:add"))
    page.locator("#id_kind").select_option("status")
    save(page)
    expect(page.get_by_role("heading", name="Auftrag und frühere Vorlagen")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Abendkurse")
    page.get_by_role("link", name="Bearbeiten").first.click()
    page.locator("#id_resolution").fill("Der Sozialausschuss nimmt den Sachstandsbericht zur Kenntnis.")
    editor = page.locator(".DraftEditor-root [contenteditable=true]").first
    editor.click()
    page.keyboard.type(OWN, delay=30)  # milliseconds: faster than anybody types
    page.keyboard.press("Control+s")  # without a rest after the last letter
    page.wait_for_url("**/stand/")
    expect(page.locator("main")).to_contain_text(OWN)

    page.locator("#id_number").fill("121/26")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Anlage 1 fehlt")).to_have_count(0)
    expect(page.locator("#id_number")).to_have_count(0)
    Measure.objects.update(title=both("Anders"))  # what is sent stands
    page.reload()
    expect(page.locator("main")).to_contain_text("Abendkurse")

    read = Reading(downloaded(page, "Als PDF"))
    assert all(read.claims.values())
    assert read.language == "de"
    assert read.title.startswith("Vorlage Nr. 121/26: ")
    assert OWN in read.document.text
    word = downloaded(page, "Als Word-Datei (DOCX)")
    file = read_document(BytesIO(word))
    assert (file.core_properties.language, file.core_properties.title) == ("de-DE", read.title)
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in file.tables)
    if shutil.which("soffice"):
        assert libreoffice_reads(word, tmp_path)

    visitor = enter()
    visitor.goto(Paper.objects.get(number="121/26").get_absolute_url())
    expect(visitor.locator("main")).to_contain_text(OWN)
    expect(visitor.get_by_role("link", name="Anlage 1", exact=False)).to_be_visible()
    assert (barriers(visitor), sideways(visitor)) == ([], 0)


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_no_barriers_where_papers_are_written(
    home: HomePage,
    clerk: User,
    begin: Callable[..., PaperDraft],
    report_before: Paper,
    measure: Measure,
    plan: None,
    enter: Enter,
    scheme: str,
    width: int,
) -> None:
    made, sent = begin(), begin()
    sent.send(number="121/26", dated=ago(0), by=clerk)
    page = enter(clerk, width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    addresses = [
        reverse("paper_drafts:index"),
        reverse("paper_drafts:add"),
        reverse("paper_drafts:edit", args=[made.pk]),
        reverse("paper_draft_desk", args=[made.pk]),
        reverse("paper_draft_desk", args=[sent.pk]),  # with annex 1 to be attached
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if wrong := barriers(page, apart_from=MINIMAP):
            found[address] = wrong
    assert found == {}
