import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Shapes of districts that the city uploads, as they are drawn."""

    dependencies = [("forums", "0034_field_pictograms")]

    operations = [
        migrations.CreateModel(
            name="TownMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="uploaded")),
                ("shown_since", models.DateTimeField(blank=True, null=True, verbose_name="shown since")),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                ("attribution", models.CharField(blank=True, max_length=160, verbose_name="source of the data")),
                ("licence", models.CharField(blank=True, max_length=120, verbose_name="licence of the data")),
                ("licence_url", models.URLField(blank=True, verbose_name="address of the licence")),
                ("schematic", models.BooleanField(default=False, verbose_name="the shapes are schematic")),
                ("remarks", models.JSONField(blank=True, default=list)),
                ("west", models.FloatField()),
                ("north", models.FloatField()),
                ("x_per_degree", models.FloatField()),
                ("y_per_degree", models.FloatField()),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "map of the town",
                "verbose_name_plural": "maps of the town",
                "ordering": ("-uploaded_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(shown_since=None)
                        | (~models.Q(attribution="") & ~models.Q(licence="")),
                        name="town_map_names_its_source",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DistrictShape",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name in the file")),
                ("path", models.TextField()),
                ("label_x", models.SmallIntegerField()),
                ("label_y", models.SmallIntegerField()),
                ("label_room", models.PositiveSmallIntegerField()),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="shapes",
                        to="forums.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shapes", to="forums.townmap"
                    ),
                ),
            ],
            options={
                "verbose_name": "shape of a district",
                "verbose_name_plural": "shapes of districts",
                "ordering": ("town", "name"),
                "constraints": [
                    models.UniqueConstraint(fields=("town", "name"), name="district_shape_once"),
                    models.UniqueConstraint(
                        condition=models.Q(district__isnull=False),
                        fields=("town", "district"),
                        name="district_drawn_once",
                    ),
                ],
            },
        ),
    ]
