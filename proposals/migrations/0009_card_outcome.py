import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What became of a card is its outcome, in code as in the interface. Renames only: no row is rewritten."""

    dependencies = [("proposals", "0008_decision_names")]

    operations = [
        migrations.RenameModel("HandedOver", "CardOutcome"),
        migrations.AlterModelOptions(
            name="cardoutcome",
            options={
                "ordering": ("at", "pk"),
                "verbose_name": "outcome of a card",
                "verbose_name_plural": "outcomes of cards",
            },
        ),
        migrations.AlterField(
            model_name="cardoutcome",
            name="card",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="outcome",
                to="forums.card",
                verbose_name="card",
            ),
        ),
        migrations.AlterField(
            model_name="cardoutcome",
            name="suggestion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="card_outcomes",
                to="proposals.suggestion",
                verbose_name="suggestion",
            ),
        ),
        migrations.RemoveConstraint("cardoutcome", "handed_over_to_one_end"),
        migrations.RemoveConstraint("cardoutcome", "handed_over_other_has_words"),
        migrations.AddConstraint(
            "cardoutcome",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_because", ""), ("suggestion__isnull", False)),
                    models.Q(("suggestion", None), models.Q(("left_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="card_outcome_one_end",
            ),
        ),
        migrations.AddConstraint(
            "cardoutcome",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_because", "other"), _negated=True),
                    models.Q(("left_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="card_outcome_other_has_words",
            ),
        ),
    ]
