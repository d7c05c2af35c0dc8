from django.db import migrations, models
from django.db.models import F


def link(apps, schema_editor):
    """Of papers that were sent before, annex 1 is the timetable where one was due."""
    annexes = apps.get_model("forums", "Annex")._base_manager.using(schema_editor.connection.alias)
    drafts = apps.get_model("cms", "PaperDraft")._base_manager.using(schema_editor.connection.alias)
    for draft in drafts.filter(sent_at__isnull=False, frozen__annex__title__isnull=False):
        first = annexes.filter(paper=draft.paper_id, number=1).first()
        if first is not None:
            drafts.filter(pk=draft.pk).update(timetable=first, modified=F("modified"))


class Migration(migrations.Migration):
    """Which annex of the paper is the timetable: without one it is still to be attached."""

    dependencies = [("cms", "0016_edition_papers"), ("forums", "0055_oparl_sources")]

    operations = [
        migrations.AddField(
            model_name="paperdraft",
            name="timetable",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="forums.annex",
                verbose_name="timetable",
            ),
        ),
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
