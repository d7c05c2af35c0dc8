from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice that was not sent because it was no longer true is no proof that anything went out."""

    dependencies = [("forums", "0016_associations_history")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="dropped_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="not sent: no longer true"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("dropped_at", None), ("sent_at", None)),
                fields=["written_at"],
                name="notice_waiting",
            ),
        ),
        migrations.RemoveIndex(model_name="notice", name="notice_unsent"),
    ]
