from django.db import migrations, models


class Migration(migrations.Migration):
    """Results as another system tells them: without counts, or in words of its own."""

    dependencies = [("forums", "0053_outside_records")]

    operations = [
        migrations.RemoveConstraint(
            model_name="consultation",
            name="consultation_majority_is_counted",
        ),
        migrations.RemoveConstraint(
            model_name="consultation",
            name="consultation_referred_somewhere",
        ),
        migrations.AddField(
            model_name="consultation",
            name="rejected",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="resultentry",
            name="rejected",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name="consultation",
            name="result",
            field=models.CharField(
                choices=[
                    ("open", "no result yet"),
                    ("unanimous", "unanimous"),
                    ("majority", "by majority"),
                    ("noted", "taken note of"),
                    ("postponed", "postponed"),
                    ("referred", "referred"),
                    ("dropped", "taken off the agenda"),
                    ("stated", "as the minutes say"),
                ],
                default="open",
                editable=False,
                max_length=10,
                verbose_name="result",
            ),
        ),
        migrations.AlterField(
            model_name="resultentry",
            name="result",
            field=models.CharField(
                choices=[
                    ("open", "no result yet"),
                    ("unanimous", "unanimous"),
                    ("majority", "by majority"),
                    ("noted", "taken note of"),
                    ("postponed", "postponed"),
                    ("referred", "referred"),
                    ("dropped", "taken off the agenda"),
                    ("stated", "as the minutes say"),
                ],
                default="open",
                editable=False,
                max_length=10,
                verbose_name="result",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "majority"), _negated=True),
                    ("yes__isnull", False),
                    ("outside_id__isnull", False),
                    _connector="OR",
                ),
                name="consultation_majority_is_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("referred_to__isnull", False), ("result", "referred")),
                    models.Q(models.Q(("result", "referred"), _negated=True), ("referred_to", None)),
                    models.Q(("outside_id__isnull", False), ("result", "referred")),
                    _connector="OR",
                ),
                name="consultation_referred_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rejected", False),
                    models.Q(("outside_id__isnull", False), ("result__in", ["unanimous", "majority"]), ("yes", None)),
                    _connector="OR",
                ),
                name="consultation_rejected_uncounted",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "stated"), _negated=True), ("outside_id__isnull", False), _connector="OR"
                ),
                name="consultation_stated_outside",
            ),
        ),
    ]
