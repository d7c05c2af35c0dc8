from django.db import migrations


class Migration(migrations.Migration):
    """The columns of the one target, whose values are rows since 0043."""

    dependencies = [("proposals", "0043_indicator_targets")]

    operations = [
        migrations.RemoveField(model_name="indicator", name="target"),
        migrations.RemoveField(model_name="indicator", name="target_year"),
    ]
