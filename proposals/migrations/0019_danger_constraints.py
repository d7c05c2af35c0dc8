from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """The database holds it as well: nothing is public while a danger flag is open, or once it is a personal
    case; no flag ends without a word."""

    dependencies = [("proposals", "0018_danger_keeps_back")]

    operations = [
        migrations.AddConstraint(
            "suggestion",
            models.CheckConstraint(
                condition=~Q(in_danger=True, visibility="public"), name="suggestion_in_danger_not_public"
            ),
        ),
        migrations.AddConstraint(
            "suggestion",
            models.CheckConstraint(
                condition=~Q(stage="personal_case", visibility="public"), name="suggestion_personal_case_not_public"
            ),
        ),
        migrations.AddConstraint(
            "dangerflag",
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(outcome=""), name="danger_flag_closed_has_outcome"
            ),
        ),
    ]
