from django.db import migrations, models
from django.db.models import F


def say_of_what_is_public(apps, schema_editor):
    """When is not known of what is public already: not before it was entered."""
    apps.get_model("forums", "Paper")._base_manager.filter(public=True).update(first_public=F("created"))
    apps.get_model("forums", "Person")._base_manager.filter(name_public=True).update(first_named=F("created"))


class Migration(migrations.Migration):
    """Which papers and names have been public once: who copied them is told when they go."""

    dependencies = [("forums", "0051_legislative_terms")]

    operations = [
        migrations.AddField("paper", "first_public", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("paper", "closed_again", models.DateTimeField(editable=False, null=True)),
        migrations.AddField("person", "first_named", models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(say_of_what_is_public, migrations.RunPython.noop, elidable=True),
    ]
