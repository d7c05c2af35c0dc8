import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Milestones have papers, and are adopted by the vote on one: it is read from there."""

    dependencies = [
        ("forums", "0045_person_photo"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="milestone", name="milestone_adopted_with_result"),
        migrations.AddField(
            model_name="milestone",
            name="decided_from",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="milestone",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="forums.consultation",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="papers",
            field=models.ManyToManyField(
                blank=True, related_name="milestones", to="forums.paper", verbose_name="papers"
            ),
        ),
        migrations.AlterField(
            model_name="milestone",
            name="result",
            field=models.CharField(
                blank=True,
                choices=[("unanimous", "unanimous"), ("majority", "by majority")],
                editable=False,
                max_length=10,
                verbose_name="result",
            ),
        ),
        migrations.AlterField(
            model_name="milestoneentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reached", "Reached"),
                    ("moved", "Moved"),
                    ("dropped", "Dropped"),
                    ("planned_again", "Planned again"),
                    ("adopted", "Adopted"),
                    ("not_adopted", "Not adopted after all"),
                ],
                max_length=13,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("adopted_by", None),
                        ("adopted_on", None),
                        ("result", ""),
                        ("votes_against", None),
                        ("votes_for", None),
                    ),
                    models.Q(
                        ("adopted_by__isnull", False),
                        ("adopted_on__isnull", False),
                        ("decision", None),
                        ("state", "reached"),
                        models.Q(("result", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="milestone_adopted_with_result",
                violation_error_message="An adoption needs a body, a day and a result, and the milestone is reached.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_from", None), ("decision", None)),
                    models.Q(
                        ("decided_from__isnull", False), ("decision__isnull", False), ("state", "reached")
                    ),
                    _connector="OR",
                ),
                name="milestone_decided_is_reached",
            ),
        ),
    ]
