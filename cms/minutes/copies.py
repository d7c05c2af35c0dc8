"""Minutes copy what cards said. What leaves public view leaves them: the page, every revision and draft of it, and what
translators were given. Editors put back by hand what is shown again."""

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from forums.dialogue.models import Card, Cluster
from forums.records.copies import Taken, register

from .models import MinutesPage


def register_copies() -> None:
    register("minutes", drop)


def drop(taken: Taken) -> None:
    """A card's block goes by its key, however an editor has changed it; other texts lose what they quote. Pages that
    nobody has edited since the words came cannot quote them."""
    edited_since = Q(latest_revision_created_at=None) | Q(latest_revision_created_at__gte=taken.since)
    pages = MinutesPage.objects.filter(edited_since)
    cards = frozenset[str]()
    if isinstance(taken.record, Card | Cluster):
        pages, cards = pages.filter(forum=taken.record.forum_id), frozenset({str(taken.record.uuid)})
    for page in pages:
        _drop_from(page, cards, taken)


def _drop_from(page: MinutesPage, cards: frozenset[str], taken: Taken) -> None:
    body = page.body.get_prep_value()
    kept = _without(body, cards, taken)
    lead = taken.unquoted(page.lead)
    if (kept, lead) != (body, page.lead):
        page.body, page.lead = json.dumps(kept), lead
        page.save(update_fields=["body", "lead"])
    kind = ContentType.objects.get_for_model(MinutesPage)
    for revision in Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk), content_type=kind):
        if (content := _cleaned(revision.content, cards, taken)) != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=content)
    for source in TranslationSource.objects.filter(Q(object=page.translation_key), specific_content_type=kind):
        stored = json.loads(source.content_json)
        if (content := _cleaned(stored, cards, taken)) != stored:
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _cleaned(content: dict[str, Any], cards: frozenset[str], taken: Taken) -> dict[str, Any]:
    """Of a stored page: its body is JSON within the JSON."""
    body = _without(json.loads(content.get("body") or "[]"), cards, taken)
    return {**content, "body": json.dumps(body), "lead": taken.unquoted(content.get("lead") or "")}


def _without(value: Any, cards: frozenset[str], taken: Taken) -> Any:
    match value:
        case list():
            kept = [_of_card(item, taken) if _is_copy(item, cards, taken) else item for item in value]
            return [_without(item, cards, taken) for item in kept if item is not None]
        case dict():
            return {key: _without(item, cards, taken) for key, item in value.items()}
        case str():
            return taken.now(value) if taken.is_replaced and value in taken.texts else taken.unquoted(value)
    return value


def _is_copy(item: Any, cards: frozenset[str], taken: Taken) -> bool:
    if not (isinstance(item, dict) and item.get("type") == "item" and isinstance(item.get("value"), dict)):
        return False
    return item.get("id") in cards or (bool(cards) and item["value"].get("text") in taken.texts)


def _of_card(item: dict[str, Any], taken: Taken) -> dict[str, Any] | None:
    """The card's block with the words that may stay; None where it goes as a whole."""
    if not taken.is_replaced:
        return None
    words = {key: taken.now(item["value"].get(key) or "") for key in ("text", "german")}
    return {**item, "value": {**item["value"], **words}} if words["text"] else None
