from datetime import date

from django.db import migrations
from django.utils import timezone
from i18nfield.strings import LazyI18nString


def keep_as_milestones(apps, schema_editor):
    """What editors wrote into chapters becomes the plan of the process, where there is none: in all languages, with the
    day that was said. Where there is a plan, it is what the chapter shows from now on."""
    Milestone = apps.get_model("forums", "Milestone")
    if Milestone.objects.exists():
        return
    chapters = apps.get_model("cms", "ChapterPage").objects.select_related("locale")
    for chapter in chapters.filter(alias_of=None, live=True, locale__language_code="de").order_by("path"):
        others = chapters.filter(translation_key=chapter.translation_key).exclude(pk=chapter.pk)
        translated = {other.locale.language_code: _items(other) for other in others}
        for number, item in enumerate(_items(chapter)):
            _make(Milestone, item, {code: items[number] for code, items in translated.items() if number < len(items)})


def _items(chapter):
    """The milestones of all blocks, in their order."""
    blocks = [block["value"] for block in chapter.body.raw_data if block["type"] == "milestones" and block["value"]]
    return [item.get("value", item) for block in blocks for item in block.get("items", [])]


def _make(Milestone, item, translated):
    ends = date.fromisoformat(str(item["day"]))
    begins = date.fromisoformat(str(item["begins"])) if item.get("begins") else None
    words = {"de": item} | translated
    Milestone.objects.create(
        title=LazyI18nString({code: told["title"] for code, told in words.items()}),
        text=LazyI18nString({code: told.get("text") or "" for code, told in words.items()}),
        phase="drafting",
        starts=begins.replace(day=1) if begins else ends,
        ends=ends,
        precision="month" if begins else "day",
        state="reached" if ends < timezone.localdate() else "planned",
    )


class Migration(migrations.Migration):
    """The milestones of chapters are those of the process: first what only a chapter has is kept."""

    dependencies = [("cms", "0007_head_pictures"), ("forums", "0048_milestone_papers_found")]

    operations = [migrations.RunPython(keep_as_milestones, migrations.RunPython.noop)]
