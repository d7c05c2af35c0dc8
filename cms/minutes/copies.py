"""Minutes copy what cards said. What leaves public view leaves them: the page, every revision and draft of it, and what
translators were given. Editors put back by hand what is shown again."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from forums.dialogue.models import Card
from forums.records.copies import Taken, register

from .models import MinutesPage

SHORTEST_QUOTE = 12  # characters: shorter words stand in texts by chance
GONE = "[…]"


def register_copies() -> None:
    register("minutes", drop)


def drop(taken: Taken) -> None:
    """A card's block goes by its key, however an editor has changed it; other texts lose what they quote."""
    pages = MinutesPage.objects.all()
    cards = frozenset[str]()
    if isinstance(taken.record, Card):
        pages, cards = pages.filter(forum=taken.record.forum_id), frozenset({str(taken.record.uuid)})
    for page in pages:
        _drop_from(page, cards, taken.texts)


def _drop_from(page: MinutesPage, cards: frozenset[str], texts: tuple[str, ...]) -> None:
    body = page.body.get_prep_value()
    kept = _without(body, cards, texts)
    lead = _unquoted(page.lead, texts)
    if (kept, lead) != (body, page.lead):
        page.body, page.lead = json.dumps(kept), lead
        page.save(update_fields=["body", "lead"])
    kind = ContentType.objects.get_for_model(MinutesPage)
    for revision in Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk), content_type=kind):
        if (content := _cleaned(revision.content, cards, texts)) != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=content)
    for source in TranslationSource.objects.filter(Q(object=page.translation_key), specific_content_type=kind):
        stored = json.loads(source.content_json)
        if (content := _cleaned(stored, cards, texts)) != stored:
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _cleaned(content: dict[str, Any], cards: frozenset[str], texts: tuple[str, ...]) -> dict[str, Any]:
    """Of a stored page: its body is JSON within the JSON."""
    body = _without(json.loads(content.get("body") or "[]"), cards, texts)
    return {**content, "body": json.dumps(body), "lead": _unquoted(content.get("lead") or "", texts)}


def _without(value: Any, cards: frozenset[str], texts: tuple[str, ...]) -> Any:
    match value:
        case list():
            return [_without(item, cards, texts) for item in value if not _is_copy(item, cards, texts)]
        case dict():
            return {key: _without(item, cards, texts) for key, item in value.items()}
        case str():
            return _unquoted(value, texts)
    return value


def _is_copy(item: Any, cards: frozenset[str], texts: Iterable[str]) -> bool:
    if not (isinstance(item, dict) and item.get("type") == "item" and isinstance(item.get("value"), dict)):
        return False
    return item.get("id") in cards or (bool(cards) and item["value"].get("text") in texts)


def _unquoted(text: str, texts: Iterable[str]) -> str:
    for quoted in texts:
        if len(quoted) >= SHORTEST_QUOTE:
            text = text.replace(quoted, GONE).replace(escape(quoted, quote=False), GONE)
    return text
