from django.db import migrations, models


class Migration(migrations.Migration):
    """Which papers lay an edition before the council."""

    dependencies = [("cms", "0015_numbers_of_outside_papers"), ("forums", "0055_oparl_sources")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="papers",
            field=models.ManyToManyField(
                blank=True, editable=False, related_name="editions", to="forums.paper", verbose_name="council papers"
            ),
        ),
    ]
