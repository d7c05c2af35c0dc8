from django.db import migrations, models


class Migration(migrations.Migration):
    """More words for acts and things; no column changes."""

    dependencies = [
        ('forums', '0008_access_log'),
    ]

    operations = [
        migrations.AlterField(
            model_name='dataaccess',
            name='act',
            field=models.CharField(choices=[('looked', 'Looked at'), ('exported', 'Exported'), ('imported', 'Imported'), ('erased', 'Erased')], max_length=10, verbose_name='act'),
        ),
        migrations.AlterField(
            model_name='dataaccess',
            name='what',
            field=models.CharField(choices=[('original', 'Original text'), ('contact', 'Contact data'), ('account', 'Account'), ('person', 'Person'), ('accounts', 'List of accounts'), ('own_data', "One's own data"), ('associations', 'List of associations')], max_length=20, verbose_name='what'),
        ),
    ]
