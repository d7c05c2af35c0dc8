import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Who entered a reading and when, and every correction of it. Of earlier rows neither is known, and none is made up."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("proposals", "0041_indicator_facts"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="reading", name="reading_once_a_day"),
        migrations.AlterField(
            model_name="reading",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="proposals.indicator"
            ),
        ),
        migrations.AlterField(model_name="reading", name="on", field=models.DateField(verbose_name="day")),
        migrations.AddField(
            model_name="reading",
            name="note",
            field=models.CharField(blank=True, default="", max_length=500, verbose_name="note"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reading",
            name="recorded_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="entered"),
        ),
        migrations.AlterField(
            model_name="reading",
            name="recorded_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, null=True, verbose_name="entered"
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="reading",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                condition=Q(withdrawn_at=None), fields=("indicator", "on"), name="reading_once_a_day"
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="when"),
                ),
                ("old_value", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="value before")),
                ("old_on", models.DateField(verbose_name="day before")),
                ("old_source", models.CharField(blank=True, max_length=160, verbose_name="source before")),
                ("old_note", models.CharField(blank=True, max_length=500, verbose_name="note before")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="value"),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="proposals.reading"
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of a reading",
                "verbose_name_plural": "corrections of readings",
                "ordering": ("reading", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "number"), name="correction_numbered_once"),
                    models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
                ],
            },
        ),
    ]
