from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("proposals", "0007_unanswered")]

    operations = [
        migrations.RemoveConstraint("decision", "decision_two_signatures"),
        migrations.RenameField("decision", "sole", "by_owner"),
        migrations.RenameField("decision", "views", "lead_views"),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=~Q(state="effective") | Q(by_owner=True) | Q(second_person__isnull=False),
                name="decision_two_signatures",
            ),
        ),
        migrations.RenameField("comment", "as_what", "author_role"),
    ]
