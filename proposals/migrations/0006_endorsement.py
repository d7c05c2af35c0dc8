import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An association's part in a suggestion is called what it is: an endorsement."""

    dependencies = [("forums", "0007_associations"), ("proposals", "0005_cards_handed_over")]

    operations = [
        migrations.RenameModel("Voice", "Endorsement"),
        migrations.AlterModelOptions(
            "endorsement",
            {
                "ordering": ("suggestion", "at"),
                "verbose_name": "endorsement by an association",
                "verbose_name_plural": "endorsements by associations",
            },
        ),
        migrations.RemoveConstraint("endorsement", "voice_once"),
        migrations.AddConstraint(
            "endorsement",
            models.UniqueConstraint(fields=["suggestion", "association", "part"], name="endorsement_once"),
        ),
        migrations.AlterField(
            "endorsement",
            "suggestion",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="endorsements", to="proposals.suggestion"
            ),
        ),
        migrations.AlterField(
            "endorsement",
            "association",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="endorsements", to="forums.association"
            ),
        ),
        migrations.AlterField(
            "endorsement",
            "collection",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="endorsements",
                to="proposals.collection",
            ),
        ),
    ]
