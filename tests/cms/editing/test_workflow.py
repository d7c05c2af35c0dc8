"""Editors write and submit, coordinators approve; what is scheduled appears by itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowState

from cms.concept.models import ChapterPage, PartPage
from cms.editing.rights import ensure_rights
from cms.fields.models import ActionFieldIndexPage
from cms.home.models import HomePage
from forums.fields.models import ActionField
from forums.people.models import User
from forums.people.roles import Role
from tests.factories import FieldFactory, both


@pytest.fixture
def part(home: HomePage) -> PartPage:
    found: PartPage = PartPage.objects.descendant_of(home).get()
    return found


def form(**facts: Any) -> dict[str, Any]:
    """What the editor's form sends for a page without blocks."""
    return {"title": "Einleitung", "slug": "einleitung", "lead": "", "body-count": "0", "picture-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0", **facts}  # fmt: skip


def written(client: Client, part: PartPage, editor: User) -> ChapterPage:
    """A chapter that the editor has submitted."""
    client.force_login(editor)
    response = client.post(
        f"/verwaltung/pages/add/cms/chapterpage/{part.pk}/", form(**{"action-submit": "Zur Freigabe"})
    )
    assert response.status_code == 302, response.content.decode()[:2000]
    chapter: ChapterPage = ChapterPage.objects.get()
    return chapter


def test_an_editor_submits_and_a_coordinator_publishes(
    part: PartPage, editor: User, coordinator: User, client: Client
) -> None:
    chapter = written(client, part, editor)
    state = WorkflowState.objects.get()
    assert (chapter.live, state.status) == (False, WorkflowState.STATUS_IN_PROGRESS)
    assert client.get(chapter.url).status_code == 404
    client.force_login(coordinator)
    task = state.current_task_state
    approve = f"/verwaltung/pages/workflow/action/{chapter.pk}/approve/{task.pk}/"
    assert client.post(approve, {}).status_code == 302
    assert ChapterPage.objects.get().live
    assert client.get(chapter.url).status_code == 200


def test_an_editor_can_neither_publish_nor_approve(part: PartPage, editor: User, client: Client) -> None:
    chapter = written(client, part, editor)
    client.post(f"/verwaltung/pages/{chapter.pk}/edit/", form(**{"action-publish": "Veröffentlichen"}))
    task = WorkflowState.objects.get().current_task_state
    client.post(f"/verwaltung/pages/workflow/action/{chapter.pk}/approve/{task.pk}/", {})
    assert not ChapterPage.objects.get().live


def test_an_editor_previews_a_draft(part: PartPage, editor: User, client: Client) -> None:
    chapter = written(client, part, editor)
    response = client.get(f"/verwaltung/pages/{chapter.pk}/view_draft/")
    assert (response.status_code, "Einleitung" in response.content.decode()) == (200, True)


def test_a_page_appears_and_goes_at_its_time(part: PartPage, client: Client) -> None:
    chapter = part.add_child(instance=ChapterPage(title="Bald", live=False))
    chapter.go_live_at = timezone.now() + timedelta(hours=1)
    chapter.save_revision(approved_go_live_at=chapter.go_live_at).publish()
    call_command("publish_scheduled")
    assert client.get(chapter.url).status_code == 404
    revision = chapter.revisions.get()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert client.get(chapter.url).status_code == 200
    ChapterPage.objects.filter(pk=chapter.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert client.get(chapter.url).status_code == 404


def test_setting_up_again_takes_nothing_away(db: None) -> None:
    own = Workflow.objects.create(name="Eigener Weg")
    ensure_rights()
    assert sorted(Workflow.objects.filter(active=True).values_list("name", flat=True)) == [
        "Eigener Weg",
        "Redaktion und Freigabe",
    ]
    assert own.active


def test_roles_have_the_rights_they_need_on_pages(db: None) -> None:
    def rights(role: Role) -> set[str]:
        found = GroupPagePermission.objects.filter(group__name=role.value, page=Page.get_first_root_node())
        return set(found.values_list("permission__codename", flat=True))

    assert {role: rights(role) for role in Role} == {
        Role.EDITOR: {"add_page", "change_page"},
        Role.TRANSLATOR: {"change_page"},
        Role.COORDINATOR: {
            "add_page",
            "change_page",
            "publish_page",
            "lock_page",
            "unlock_page",
            "bulk_delete_page",
        },
        Role.MODERATOR: set(),
        Role.COUNCIL_CLERK: set(),
        Role.DATA_PROTECTION: set(),
    }
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


def test_the_explorer_shows_fields_in_the_datas_order(home: HomePage, editor: User, client: Client) -> None:
    ActionField.objects.filter(slug="religion").update(position=0)
    ActionField.objects.filter(slug="sprachfoerderung").update(position=8)
    index = ActionFieldIndexPage.objects.descendant_of(home).get()
    client.force_login(editor)
    html = client.get(f"/verwaltung/pages/{index.pk}/").content.decode()
    assert 0 < html.index("8 Interreligiöser Dialog") < html.index("1 Sprachförderung")


@pytest.mark.parametrize(
    ("model", "parent", "facts"),
    [
        ("chapterpage", "teil-a", {}),
        ("newspage", "aktuelles", {"date": "2026-11-20"}),
        ("standardpage", "start", {}),
        ("actionfieldpage", "handlungsfelder", {"field": "bildung"}),
    ],
)
def test_a_page_that_is_not_saved_yet_can_be_previewed(
    home: HomePage, editor: User, client: Client, model: str, parent: str, facts: dict[str, str]
) -> None:
    field = FieldFactory(code="2", slug="bildung", name=both("Bildung"))
    above = Page.objects.get(slug=parent, locale=home.locale)
    sent = form(title="Ganz neu", slug="ganz-neu", **facts)
    if "field" in facts:
        sent["field"] = str(field.pk)
    client.force_login(editor)
    preview = f"/verwaltung/pages/add/cms/{model}/{above.pk}/preview/"
    assert client.post(preview, sent).json() == {"is_valid": True, "is_available": True}
    response = client.get(preview)
    assert (response.status_code, "Ganz neu" in response.content.decode()) == (200, True)
