from django.db import migrations, models


class Migration(migrations.Migration):
    """The number of the paper that adopted an edition may be as long as a paper's own: another system gives it."""

    dependencies = [("cms", "0014_paper_drafts")]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="paper_number",
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name="number of the paper"),
        ),
    ]
