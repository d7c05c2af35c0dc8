from django.db import migrations, models


class Migration(migrations.Migration):
    """Texts to look at after an erasure, and that somebody has."""

    dependencies = [("forums", "0031_flags_taken_on_prompts_worded")]

    operations = [
        migrations.CreateModel(
            name="NameCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("looked_for", models.JSONField(verbose_name="what to look for")),
                ("places", models.JSONField(verbose_name="where it stands")),
                ("due_on", models.DateField(db_index=True, verbose_name="check by")),
            ],
            options={
                "verbose_name": "check of names after an erasure",
                "verbose_name_plural": "checks of names after erasures",
                "ordering": ("due_on", "pk"),
            },
        ),
        migrations.AlterField(
            model_name="dataaccess",
            name="act",
            field=models.CharField(
                choices=[
                    ("looked", "Looked at"),
                    ("exported", "Exported"),
                    ("imported", "Imported"),
                    ("erased", "Erased"),
                    ("reset", "Second factor reset"),
                    ("checked", "Texts checked after an erasure"),
                ],
                max_length=10,
                verbose_name="act",
            ),
        ),
    ]
