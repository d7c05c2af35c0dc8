from django.db import migrations, models


class Migration(migrations.Migration):
    """No number is given twice; what a team does by itself is planned, what a body agreed to is adopted."""

    dependencies = [("proposals", "0038_numbers_given")]

    operations = [
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('field', 'number'), name='goal_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 'strategic'), ('number', None), ('parent', None)), models.Q(('level', 'operative'), ('number__isnull', False)), _connector='OR'), name='goal_operative_is_numbered'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('goal', 'number'), name='measure_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('goal', None), ('number', None)), models.Q(('goal__isnull', False), ('number__isnull', False)), _connector='OR'), name='measure_numbered_by_its_goal'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('path', 'ourselves'), ('status', 'adopted'), _negated=True), models.Q(('path', 'proposed'), ('status', 'planned'), _negated=True)), name='measure_adopted_by_a_body'),
        ),
    ]
