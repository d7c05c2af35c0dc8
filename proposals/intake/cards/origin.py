"""A suggestion that is made from a card or a cluster: its key, its topic, the name of its source."""

from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import override

from forums.dialogue.models import Card, Cluster, Forum
from forums.fields.models import ActionField

SOURCE_NAME_LENGTH = 160


def key_of(source: Card | Cluster) -> UUID:
    """The `client_uuid` of the suggestion made from it: the same for ever, so repeats are harmless."""
    return uuid5(source.uuid, "suggestion")


def field_of(source: Card | Cluster) -> ActionField | None:
    """The table's topic, where it is one that takes suggestions."""
    field: ActionField | None = source.table.field
    return field if field is not None and not field.children.exists() else None


def name_of(forum: Forum) -> str:
    with override(settings.LANGUAGE_CODE):
        return str(forum)[:SOURCE_NAME_LENGTH]
