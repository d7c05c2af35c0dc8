import django.db.models.deletion
import i18nfield.fields
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models
from django.db.models import Q

YEARS = [MinValueValidator(1900), MaxValueValidator(2200)]


class Migration(migrations.Migration):
    """What is wanted of an indicator, where it began, how often it is read and by whom.

    Direction and frequency stay empty where nobody has said them: no page may claim either.
    """

    dependencies = [
        ("proposals", "0040_resource_figures"),
    ]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="direction",
            field=models.CharField(
                choices=[("up", "More is better"), ("down", "Less is better"), ("hold", "It should stay at this level")],
                default="",
                max_length=4,
                verbose_name="what is wanted",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicator",
            name="baseline",
            field=models.DecimalField(
                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="baseline"
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="baseline_year",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, validators=YEARS, verbose_name="year of the baseline"
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="source",
            field=i18nfield.fields.I18nCharField(
                blank=True, default="", max_length=160, verbose_name="where the figures come from"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicator",
            name="frequency",
            field=models.CharField(
                choices=[
                    ("yearly", "once a year"),
                    ("half_yearly", "every six months"),
                    ("quarterly", "every three months"),
                    ("once", "only once"),
                ],
                default="",
                max_length=12,
                verbose_name="how often it is read",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="indicator",
            name="first_due",
            field=models.DateField(
                blank=True,
                help_text="As long as there is no reading. Without this date nobody is reminded of the first one.",
                null=True,
                verbose_name="first reading due by",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="delay",
            field=models.PositiveSmallIntegerField(
                default=3,
                help_text="How many months after the day a figure is about it can be entered.",
                validators=[MaxValueValidator(36)],
                verbose_name="months until the figure is there",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="responsible",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="forums.body",
                verbose_name="who collects it",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=Q(baseline=None, baseline_year=None) | Q(baseline__isnull=False, baseline_year__isnull=False),
                name="indicator_baseline_with_year",
                violation_error_message="A baseline needs its year, and a year its baseline.",
            ),
        ),
    ]
