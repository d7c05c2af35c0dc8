from django.db import migrations, models


class Migration(migrations.Migration):
    """Who has come is checked in at the entrance."""

    dependencies = [("forums", "0027_registrations_changed")]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="arrived_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="has come"),
        ),
    ]
