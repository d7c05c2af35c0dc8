from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0024_municipality_demo"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptValue",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("count", models.BigIntegerField(null=True)),
                ("value", models.BinaryField(null=True)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name": "kept value", "verbose_name_plural": "kept values"},
        ),
    ]
