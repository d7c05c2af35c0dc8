import django.core.validators
from django.db import migrations, models


def days(default, label):
    return models.PositiveSmallIntegerField(
        default=default, validators=[django.core.validators.MinValueValidator(1)], verbose_name=label
    )


class Migration(migrations.Migration):
    """What the city and its moderators choose about reminders."""

    dependencies = [("forums", "0017_notices_dropped")]

    operations = [
        migrations.AddField("municipality", "held_days", days(5, "days to check a text on hold")),
        migrations.AddField("municipality", "reminder_days", days(5, "days before a date on which we remind")),
        migrations.AddField(
            "municipality", "overdue_days", days(10, "days overdue after which the lead tandem takes over")
        ),
        migrations.AddField(
            "user",
            "new_texts",
            models.CharField(
                choices=[
                    ("at_once", "An e-mail for each new text, at once"),
                    ("daily", "One e-mail each working day"),
                ],
                default="at_once",
                max_length=8,
                verbose_name="messages about new texts",
            ),
        ),
    ]
