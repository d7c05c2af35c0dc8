import django.core.validators
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """What programs that read the open data are told of the city. One row."""

    dependencies = [("forums", "0043_council_papers")]

    operations = [
        migrations.AddField(
            model_name="municipality",
            name="website",
            field=models.URLField(blank=True, default="", verbose_name="website of the city"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="municipality_key",
            field=models.CharField(
                blank=True,
                default="",
                max_length=8,
                validators=[django.core.validators.RegexValidator("^\\d{8}\\Z", "The key has 8 digits.")],
                verbose_name="official municipality key (AGS)",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="regional_key",
            field=models.CharField(
                blank=True,
                default="",
                max_length=12,
                validators=[django.core.validators.RegexValidator("^\\d{12}\\Z", "The key has 12 digits.")],
                verbose_name="regional key (RGS)",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="data_licence",
            field=models.URLField(blank=True, default="", verbose_name="address of the licence of the open data"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="created",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="municipality",
            name="modified",
            field=models.DateTimeField(auto_now=True),
        ),
    ]
