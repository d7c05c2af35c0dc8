import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """News of a measure that a body of the council has brought."""

    dependencies = [("proposals", "0035_measure_papers")]

    operations = [
        migrations.AddField(
            model_name="progress",
            name="result",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="forums.resultentry",
            ),
        ),
    ]
