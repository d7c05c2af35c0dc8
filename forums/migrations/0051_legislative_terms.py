import uuid

import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """The terms for which the council is elected."""

    dependencies = [("forums", "0050_municipality_open_data")]

    operations = [
        migrations.CreateModel(
            name="LegislativeTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "modified",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="modified"
                    ),
                ),
                ("deleted", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                (
                    "name",
                    models.CharField(
                        help_text="For example: Wahlperiode 2025–2030", max_length=80, verbose_name="name"
                    ),
                ),
                ("starts", models.DateField(verbose_name="first day")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="last day")),
            ],
            options={
                "verbose_name": "legislative term",
                "verbose_name_plural": "legislative terms",
                "ordering": ("-starts",),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends", None), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="legislative_term_dates_in_order",
                        violation_error_message="The end lies before the beginning.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("deleted", None)),
                        fields=("starts",),
                        name="legislative_term_starts_once",
                        violation_error_message="There is a term that begins on this day already.",
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
