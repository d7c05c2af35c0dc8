"""Where a paper was found before its number was changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forums", "0055_oparl_sources")]

    operations = [
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=40)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to="forums.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a paper",
                "verbose_name_plural": "former addresses of papers",
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "slug"), name="paper_former_address_once")
                ],
            },
        ),
    ]
