import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which council papers concern which measures, and where a decision has moved them."""

    dependencies = [
        ("proposals", "0033_news_picture"),("forums", "0043_council_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeasurePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("stood_at", models.CharField(blank=True, editable=False, max_length=10)),
                ("moved_to", models.CharField(blank=True, editable=False, max_length=10)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="proposals.measure"
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="forums.paper"
                    ),
                ),
            ],
            options={
                "verbose_name": "council paper of a measure",
                "verbose_name_plural": "council papers of measures",
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "paper"), name="measure_paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("moved_to", ""),
                            ("stood_at", ""),
                        )
                        | models.Q(models.Q(("stood_at", ""), _negated=True), models.Q(("moved_to", ""), _negated=True)),
                        name="measure_paper_moved_from_somewhere",
                    ),
                ],
            },
        ),
    ]
