"""When the team next looks at how far a measure is: a column more, empty for what is there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0022_language_chosen")]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="review_on",
            field=models.DateField(blank=True, null=True, verbose_name="next review"),
        )
    ]
