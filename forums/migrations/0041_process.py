import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
import i18nfield.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The plan of the process: milestones, and what happened to each."""

    dependencies = [
        ("forums", "0039_cards_kept_back"),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "modified",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="modified"
                    ),
                ),
                ("deleted", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                ("title", i18nfield.fields.I18nCharField(max_length=200, verbose_name="title")),
                ("text", i18nfield.fields.I18nTextField(blank=True, verbose_name="text")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("preparation", "Mandate and preparation"),
                            ("stocktaking", "Stocktaking and evaluation"),
                            ("drafting", "Draft and dialogue"),
                            ("resolution", "Discussion and resolution"),
                            ("implementation", "Putting it into practice"),
                        ],
                        max_length=14,
                        verbose_name="phase",
                    ),
                ),
                ("starts", models.DateField(verbose_name="on, or from")),
                ("ends", models.DateField(verbose_name="until")),
                (
                    "precision",
                    models.CharField(
                        choices=[("day", "to the day"), ("month", "to the month")],
                        default="day",
                        max_length=5,
                        verbose_name="date known",
                    ),
                ),
                (
                    "adopts_concept",
                    models.BooleanField(
                        default=False,
                        help_text="Only the council can do that.",
                        verbose_name="the concept is adopted here",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("moved", "moved"),
                            ("reached", "reached"),
                            ("dropped", "dropped"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("adopted_on", models.DateField(blank=True, editable=False, null=True, verbose_name="adopted on")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[("unanimous", "unanimously"), ("majority", "by majority")],
                        editable=False,
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="in favour"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="against"),
                ),
                (
                    "abstentions",
                    models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="abstentions"),
                ),
                (
                    "paper_number",
                    models.CharField(blank=True, editable=False, max_length=20, verbose_name="number of the paper"),
                ),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted_milestones",
                        to="forums.body",
                        verbose_name="adopted by",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="forums.body",
                        verbose_name="body in charge",
                    ),
                ),
                (
                    "forums",
                    models.ManyToManyField(
                        blank=True, related_name="milestones", to="forums.forum", verbose_name="forums"
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ("starts", "ends", "pk"),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="MilestoneEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reached", "Reached"),
                            ("moved", "Moved"),
                            ("dropped", "Dropped"),
                            ("planned_again", "Planned again"),
                            ("adopted", "Adopted"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="when")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("old_starts", models.DateField(blank=True, null=True)),
                ("old_ends", models.DateField(blank=True, null=True)),
                (
                    "old_precision",
                    models.CharField(
                        blank=True, choices=[("day", "to the day"), ("month", "to the month")], max_length=5
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="forums.milestone"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a milestone",
                "verbose_name_plural": "entries of milestones",
                "ordering": ("milestone", "number"),
            },
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(fields=["starts", "ends"], name="milestone_order"),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))),
                name="milestone_dates_in_order",
                violation_error_message="The end lies before the beginning.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("precision", "month"), _negated=True), ("starts__day", 1), _connector="OR"
                ),
                name="milestone_months_are_whole",
                violation_error_message="A month begins on its first day.",
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
                    models.Q(("abstentions", None), ("votes_against", None), ("votes_for", None)),
                    models.Q(
                        ("abstentions__isnull", False), ("votes_against__isnull", False), ("votes_for__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="milestone_votes_whole",
                violation_error_message="Please give all three numbers of votes, or none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestoneentry",
            constraint=models.UniqueConstraint(fields=("milestone", "number"), name="milestone_entry_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="milestoneentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "moved"),
                        ("old_ends__isnull", False),
                        ("old_starts__isnull", False),
                        models.Q(("old_precision", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("kind", "moved"), _negated=True),
                        ("old_ends", None),
                        ("old_precision", ""),
                        ("old_starts", None),
                    ),
                    _connector="OR",
                ),
                name="milestone_entry_keeps_old_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestoneentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["reached", "adopted"]), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="milestone_entry_has_reason",
            ),
        ),
    ]
