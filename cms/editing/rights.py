"""What editors, coordinators and translators may do with pages, pictures and documents, and who approves.

Editors write and submit; coordinators approve and publish. Whoever is alone in a small city is in both groups.
"""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from forums.people.groups import ensure_groups
from forums.people.roles import Role

WORKFLOW = "Redaktion und Freigabe"
TASK = "Freigabe durch die Koordination"
APPS = ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtail_localize")
WAGTAILS_OWN = ("Moderators", "Editors")

PAGES: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add_page", "change_page"),
    Role.TRANSLATOR: ("change_page",),
    Role.COORDINATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
}
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
TRANSLATE = ("submit_translation",)


@transaction.atomic
def ensure_rights(**signal: object) -> None:
    """Make what is missing; take nothing away that somebody granted by hand. Called after every migrate."""
    root = Page.get_first_root_node()
    if root is None:  # a test has emptied the database
        return
    groups = ensure_groups()
    for label in APPS:
        create_permissions(apps.get_app_config(label), verbosity=0)
    for role, codenames in PAGES.items():
        for permission in _permissions(codenames):
            GroupPagePermission.objects.get_or_create(group=groups[role], page=root, permission=permission)
        groups[role].permissions.add(*_permissions(TRANSLATE))
    files = Collection.get_first_root_node()
    for role in (Role.EDITOR, Role.COORDINATOR):
        for permission in _permissions(FILES):
            GroupCollectionPermission.objects.get_or_create(group=groups[role], collection=files, permission=permission)
    if not Workflow.objects.filter(name=WORKFLOW).exists():
        _set_up_workflow(root, groups[Role.COORDINATOR])


def _permissions(codenames: tuple[str, ...]) -> list[Permission]:
    return list(Permission.objects.filter(codename__in=codenames, content_type__app_label__in=APPS))


def _set_up_workflow(root: Page, approvers: Group) -> None:
    """Once, in the place of Wagtail's own workflow and groups, which know nothing of our roles."""
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for unused in Workflow.objects.exclude(pk=workflow.pk).filter(workflow_pages=None):
        unused.deactivate()
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()
