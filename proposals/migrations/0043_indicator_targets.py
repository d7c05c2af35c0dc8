import django.db.models.deletion
import modelcluster.fields
from django.apps.registry import Apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

YEARS = [MinValueValidator(1900), MaxValueValidator(2200)]


def move_targets(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """The one target becomes a row; where the first reading lay below or above it, it tells what is wanted."""
    Indicator, Target = apps.get_model("proposals", "Indicator"), apps.get_model("proposals", "IndicatorTarget")
    Reading = apps.get_model("proposals", "Reading")
    for indicator in Indicator.objects.exclude(target=None).iterator():
        Target.objects.create(indicator=indicator, value=indicator.target, year=indicator.target_year)
        first = Reading.objects.filter(indicator=indicator).order_by("on").first()
        if first and first.value != indicator.target:
            wanted = "up" if first.value < indicator.target else "down"
            Indicator.objects.filter(pk=indicator.pk).update(direction=wanted)


def put_back(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """The latest of several: more than one the old column cannot keep."""
    Indicator, Target = apps.get_model("proposals", "Indicator"), apps.get_model("proposals", "IndicatorTarget")
    for target in Target.objects.order_by("indicator", "year").iterator():
        Indicator.objects.filter(pk=target.indicator_id).update(target=target.value, target_year=target.year)


class Migration(migrations.Migration):
    """An indicator may have several targets, each by the end of a year."""

    dependencies = [("proposals", "0042_reading_history")]

    operations = [
        migrations.CreateModel(
            name="IndicatorTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=YEARS, verbose_name="by the end of"
                    ),
                ),
                (
                    "indicator",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="proposals.indicator"
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ("indicator", models.OrderBy(models.F("year"), nulls_last=True), "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "year"),
                        name="target_once_a_year",
                        violation_error_message="There is a target for this year already.",
                    ),
                    models.UniqueConstraint(
                        condition=Q(year=None),
                        fields=("indicator",),
                        name="target_without_a_year_once",
                        violation_error_message="There is a target without a year already.",
                    ),
                ],
            },
        ),
        migrations.RunPython(move_targets, put_back),
    ]
