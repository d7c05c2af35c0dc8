from django.db import migrations, models

# What the reference concept's fields and themes are about, by their addresses; any other begins with the neutral drawing.
CHOSEN = {
    "sprachfoerderung": "speaking",
    "bildung": "school",
    "arbeit": "tools",
    "wohnen": "house",
    "engagement": "together",
    "freizeit-kultur-sport": "ball",
    "begegnung": "cup",
    "digitale-medien": "telephone",
    "politische-partizipation": "ballot",
    "aktivierung": "megaphone",
    "gesundheit": "heart",
    "oeffnung": "door",
    "religion": "candle",
}
CHOSEN_BY_THEMES = {
    "zielgruppenorientierung": "focus",
    "sozialraumorientierung": "quarter",
    "potenziale": "sprout",
}


def choose(apps, schema_editor):
    fields = apps.get_model("forums", "ActionField")
    for slug, pictogram in CHOSEN.items():
        fields.everything.filter(slug=slug, pictogram="").update(pictogram=pictogram)
    themes = apps.get_model("forums", "CrossCuttingTheme")
    for slug, pictogram in CHOSEN_BY_THEMES.items():
        themes.everything.filter(slug=slug, pictogram="").update(pictogram=pictogram)


class Migration(migrations.Migration):

    dependencies = [
        ("forums", "0033_council_law"),
    ]

    operations = [
        migrations.AddField(
            model_name="actionfield",
            name="pictogram",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="pictogram"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="crosscuttingtheme",
            name="pictogram",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="pictogram"),
            preserve_default=False,
        ),
        migrations.RunPython(choose, migrations.RunPython.noop),
    ]
