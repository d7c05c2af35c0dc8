from django.db import migrations


def show(apps, schema_editor):
    """That an author answered was kept from the public history, which then broke off at the question."""
    apps.get_model("proposals", "Step").objects.filter(kind="replied", public=False).update(public=True)


class Migration(migrations.Migration):
    """An author's answer is a public step. Its words stay the team's alone: pages ask `words_for_all`."""

    dependencies = [("proposals", "0031_measures_words_taken")]

    operations = [migrations.RunPython(show, migrations.RunPython.noop)]
