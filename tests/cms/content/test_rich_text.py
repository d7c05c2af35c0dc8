"""Rich text: whatever page or paper it stands in, its editor says what it is for and loses nothing."""

from collections.abc import Iterator

from django.apps import apps
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField


def _all_blocks(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children = getattr(block, "child_blocks", {}).values()
    for child in [*children, *([block.child_block] if isinstance(block, blocks.ListBlock) else [])]:
        yield from _all_blocks(child)


def test_every_editor_is_named_and_hands_on_each_key_at_once() -> None:
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    bodies = [field.stream_block for field in fields if isinstance(field, StreamField)]
    editors = [block for body in bodies for block in _all_blocks(body) if isinstance(block, blocks.RichTextBlock)]
    assert editors
    options = [editor.field.widget.options for editor in editors]
    assert [(bool(each["ariaLabel"]), each["stateSaveInterval"]) for each in options] == [(True, 0)] * len(editors)
    assert [field for field in fields if isinstance(field, RichTextField)] == []
