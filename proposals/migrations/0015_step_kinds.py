from django.db import migrations, models


class Migration(migrations.Migration):
    """An answer is corrected, a measure let go, a case handed up to whomever: each by its own words."""

    dependencies = [("proposals", "0013_unread_comments")]

    operations = [
        migrations.AlterField(
            model_name='step',
            name='kind',
            field=models.CharField(choices=[
                    ('received', 'Received'),
                    ('released', 'Published'),
                    ('held', 'Being checked'),
                    ('rejected', 'Not published'),
                    ('appealed', 'Author asked to check again'),
                    ('redacted', 'Public text changed'),
                    ('personal', 'Name or photo shown or hidden'),
                    ('read', 'Read by a moderator'),
                    ('complaint', 'Given to the complaints office'),
                    ('routed', 'Assigned'),
                    ('forwarded', 'Passed on'),
                    ('called_back', 'Called back by the partner'),
                    ('begun', 'Work has begun'),
                    ('asked', 'Question to the author'),
                    ('replied', 'Author answered'),
                    ('unanswered', 'No answer from the author'),
                    ('interim_answer', 'Interim answer, new date'),
                    ('drafted', 'Draft of an answer'),
                    ('handed_over', 'Draft handed to the partner'),
                    ('objected', 'Partner objects'),
                    ('lapsed', 'Draft lapsed'),
                    ('decided', 'Decided'),
                    ('correcting', 'Correction of the answer proposed'),
                    ('corrected', 'Answer corrected'),
                    ('recused', 'Passed to the deputy'),
                    ('escalated', 'Handed up'),
                    ('merged', 'Merged'),
                    ('followed', 'News of the joint suggestion'),
                    ('unmerged', 'Separated again'),
                    ('reopened', 'Opened again'),
                    ('withdrawn', 'Withdrawn'),
                    ('overdue', 'Overdue'),
                    ('returned', 'Back on the desk after deferral'),
                    ('measure_linked', 'Linked to a measure'),
                    ('measure_progress', 'News of a measure'),
                    ('measure_unlinked', 'No longer linked to a measure'),
                ], max_length=20, verbose_name='kind'),
        ),
    ]
