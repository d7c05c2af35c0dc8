import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The photo of a person, beside their name and by their consent."""

    dependencies = [("forums", "0043_council_papers")]

    operations = [
        migrations.CreateModel(
            name="PersonPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo",
                        to="forums.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "picture",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="forums.picture",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo of a person",
                "verbose_name_plural": "photos of people",
            },
        ),
    ]
