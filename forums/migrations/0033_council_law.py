import i18nfield.fields
from django.db import migrations
from i18nfield.strings import LazyI18nString

# Municipal code of North Rhine-Westphalia: until now the pages named it for every city.
NW = LazyI18nString({"de": "§ 24 GO NRW", "en": "section 24 of the municipal code (GO NRW)"})


def name_it(apps, schema_editor):
    municipality = apps.get_model("forums", "Municipality")
    for city in municipality.objects.filter(holiday_region="NW"):
        city.council_law = NW
        city.save(update_fields=["council_law"])


class Migration(migrations.Migration):
    """The law on petitions to the council is that of the state, which another city changes in its settings."""

    dependencies = [("forums", "0032_name_checks")]

    operations = [
        migrations.AddField(
            model_name="municipality",
            name="council_law",
            field=i18nfield.fields.I18nCharField(
                blank=True, default="", max_length=80, verbose_name="law on petitions to the council"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="municipality",
            name="council_contact",
            field=i18nfield.fields.I18nTextField(blank=True, verbose_name="the way to the council"),
        ),
        migrations.RunPython(name_it, migrations.RunPython.noop),
    ]
