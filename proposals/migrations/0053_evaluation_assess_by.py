from django.db import migrations, models


class Migration(migrations.Migration):
    """By when the teams are asked for their assessments. Of earlier evaluations nobody has said it."""

    dependencies = [("proposals", "0051_open_suggestions")]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="assess_by",
            field=models.DateField(editable=False, null=True, verbose_name="the teams write until"),
        ),
    ]
