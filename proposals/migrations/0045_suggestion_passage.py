from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """A suggestion may be about a passage of a published text. Empty columns: no row is rewritten."""

    dependencies = [
        ("proposals", "0044_indicator_one_target_gone"),
    ]

    operations = [
        migrations.AddField(
            "suggestion", "passage_kind", models.CharField(blank=True, editable=False, max_length=20)
        ),
        migrations.AddField(
            "suggestion", "passage_key", models.CharField(blank=True, editable=False, max_length=200)
        ),
        migrations.AddField(
            "suggestion",
            "passage_where",
            models.CharField(blank=True, editable=False, max_length=200, verbose_name="text it is about"),
        ),
        migrations.AddField(
            "suggestion",
            "passage_words",
            models.TextField(blank=True, editable=False, verbose_name="passage it is about"),
        ),
        migrations.AddField(
            "suggestion", "passage_language", models.CharField(blank=True, editable=False, max_length=16)
        ),
        migrations.AddConstraint(
            "suggestion",
            models.CheckConstraint(
                condition=Q(passage_kind="", passage_key="") | (~Q(passage_kind="") & ~Q(passage_key="")),
                name="suggestion_passage_whole",
            ),
        ),
        # Of those that have one only: it begins empty, however many suggestions there are.
        migrations.AddIndex(
            "suggestion",
            models.Index(
                fields=["passage_kind", "passage_key"], condition=~Q(passage_kind=""), name="suggestion_passage"
            ),
        ),
    ]
