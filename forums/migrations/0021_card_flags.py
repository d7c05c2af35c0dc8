import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Cards are read for danger as suggestions are; what is flagged is shown to nobody else, and new forums show a card
    on telephones only when the host has released it."""

    dependencies = [("forums", "0018_reminder_settings")]

    operations = [
        migrations.AddField(
            model_name="card",
            name="flagged",
            field=models.BooleanField(default=False, editable=False, verbose_name="a danger flag is open"),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=~Q(flagged=True, state="released"), name="card_flagged_not_released"
            ),
        ),
        migrations.CreateModel(
            name="CardFlag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dangers", models.CharField(max_length=80, verbose_name="danger")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="words that raised it")),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("called", "I called somebody"),
                            ("advised", "I gave advice or passed on who helps"),
                            ("false_alarm", "It was a false alarm"),
                            ("earlier", "Closed before this was asked"),
                        ],
                        max_length=12,
                        verbose_name="what was done",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="what came of it")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "card",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="flag", to="forums.card"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "danger flag of a card",
                "verbose_name_plural": "danger flags of cards",
                "ordering": ("-raised_at", "-pk"),
                "indexes": [models.Index(condition=Q(closed_at=None), fields=["raised_at"], name="card_flag_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(closed_at=None) | ~Q(outcome=""), name="card_flag_closed_has_outcome"
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="cardentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("released", "Released to the wall"),
                    ("hidden", "Hidden"),
                    ("corrected", "Typing corrected"),
                    ("translated", "German line written"),
                    ("taken_back", "Taken back from the wall"),
                    ("looked_after", "Danger looked after"),
                    ("grouped", "Put under a heading"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="forum",
            name="showing",
            field=models.CharField(
                choices=[
                    ("at_once", "at once; the host can hide it"),
                    ("after_release", "after the host has released it"),
                ],
                default="after_release",
                max_length=14,
                verbose_name="cards reach the telephones",
            ),
        ),
    ]
