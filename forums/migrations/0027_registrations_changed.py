import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    """A registration can be for several people, and can be changed without losing its place."""

    dependencies = [("forums", "0025_kept_values")]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="people",
            field=models.PositiveSmallIntegerField(
                default=1,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(9),
                ],
                verbose_name="how many people",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="address_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="registration",
            name="moved_up_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="registration",
            name="revision",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
