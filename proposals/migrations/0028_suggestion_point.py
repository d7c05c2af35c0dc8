from django.db import migrations, models
from django.db.models import Q

STEP_KINDS = [
    ("received", "Received"),
    ("released", "Published"),
    ("held", "Being checked"),
    ("rejected", "Not published"),
    ("appealed", "Author asked to check again"),
    ("redacted", "Public text changed"),
    ("personal", "Name or photo shown or hidden"),
    ("point_removed", "Point on the map removed"),
    ("read", "Read by a moderator"),
    ("complaint", "Given to the complaints office"),
    ("routed", "Assigned"),
    ("forwarded", "Passed on"),
    ("called_back", "Called back by the partner"),
    ("begun", "Work has begun"),
    ("asked", "Question to the author"),
    ("replied", "Author answered"),
    ("unanswered", "No answer from the author"),
    ("interim_answer", "Interim answer, new date"),
    ("drafted", "Draft of an answer"),
    ("handed_over", "Draft handed to the partner"),
    ("objected", "Partner objects"),
    ("lapsed", "Draft lapsed"),
    ("decided", "Decided"),
    ("correcting", "Correction of the answer proposed"),
    ("corrected", "Answer corrected"),
    ("recused", "Passed to the deputy"),
    ("escalated", "Handed up"),
    ("merged", "Merged"),
    ("followed", "News of the joint suggestion"),
    ("unmerged", "Separated again"),
    ("reopened", "Opened again"),
    ("withdrawn", "Withdrawn"),
    ("overdue", "Overdue"),
    ("returned", "Back on the desk after deferral"),
    ("measure_linked", "Linked to a measure"),
    ("measure_progress", "News of a measure"),
    ("measure_unlinked", "No longer linked to a measure"),
]


class Migration(migrations.Migration):
    """A suggestion may carry a point, rounded. Empty columns: no row is rewritten."""

    dependencies = [("proposals", "0027_measure_review")]

    operations = [
        migrations.AddField(
            "suggestion",
            "latitude",
            models.DecimalField(
                blank=True, decimal_places=4, max_digits=8, null=True, verbose_name="latitude, rounded"
            ),
        ),
        migrations.AddField(
            "suggestion",
            "longitude",
            models.DecimalField(
                blank=True, decimal_places=4, max_digits=8, null=True, verbose_name="longitude, rounded"
            ),
        ),
        migrations.AddConstraint(
            "suggestion",
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="suggestion_point_whole",
            ),
        ),
        migrations.AlterField(
            "step", "kind", models.CharField(choices=STEP_KINDS, max_length=20, verbose_name="kind")
        ),
    ]
