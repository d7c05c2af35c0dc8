from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import i18nfield.fields
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Resources by year, source and kind, of a field or of a measure. What is there stays as it was told, in words."""

    dependencies = [("proposals", "0039_numbered_once")]

    operations = [
        migrations.AlterModelOptions(
            name='resource',
            options={'base_manager_name': 'everything', 'default_manager_name': 'objects', 'ordering': ('field', 'measure', 'position', 'year', 'pk'), 'verbose_name': 'resource', 'verbose_name_plural': 'resources'},
        ),
        migrations.AddField(
            model_name='resource',
            name='kind',
            field=models.CharField(choices=[('income', 'Income'), ('expense', 'Expenses'), ('invest_in', 'Investment: money received'), ('invest_out', 'Investment: money paid'), ('own_share', "Investment: the city's own share"), ('posts', 'Staff: full-time posts'), ('hours', 'Staff: hours'), ('voluntary', 'Volunteers: hours'), ('words', 'Other, in words')], default='words', max_length=10, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='resource',
            name='measure',
            field=modelcluster.fields.ParentalKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='proposals.measure', verbose_name='measure'),
        ),
        migrations.AddField(
            model_name='resource',
            name='public',
            field=models.BooleanField(default=True, verbose_name='public'),
        ),
        migrations.AddField(
            model_name='resource',
            name='source',
            field=i18nfield.fields.I18nCharField(blank=True, help_text='Who gives it, or from which product.', max_length=160, verbose_name='source'),
        ),
        migrations.AddField(
            model_name='resource',
            name='value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='euros, posts or hours'),
        ),
        migrations.AddField(
            model_name='resource',
            name='year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2200)], verbose_name='year'),
        ),
        migrations.AlterField(
            model_name='resource',
            name='amount',
            field=i18nfield.fields.I18nCharField(blank=True, max_length=160, verbose_name='how much, in words'),
        ),
        migrations.AlterField(
            model_name='resource',
            name='field',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='forums.actionfield', verbose_name='action field'),
        ),
        migrations.AlterField(
            model_name='resource',
            name='name',
            field=i18nfield.fields.I18nCharField(max_length=160, verbose_name='what for'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('field', None), ('measure__isnull', False)), models.Q(('field__isnull', False), ('measure', None)), _connector='OR'), name='resource_of_field_or_measure', violation_error_message='Please choose either an action field or a measure.'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'words'), ('value', None)), models.Q(models.Q(('kind', 'words'), _negated=True), ('value__gte', 0), ('value__isnull', False), ('year__isnull', False)), _connector='OR'), name='resource_figure_has_a_year', violation_error_message='A figure needs its year and its number; what is told in words has no number of its own.'),
        ),
    ]
