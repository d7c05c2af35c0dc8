import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """How far council information systems were read, and whose bodies are ours."""

    dependencies = [("forums", "0054_outside_results")]

    operations = [
        migrations.CreateModel(
            name="OparlList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=500)),
                ("since", models.DateTimeField(null=True)),
                ("began", models.DateTimeField(null=True)),
                ("next_url", models.CharField(blank=True, max_length=2000)),
                ("etag", models.CharField(blank=True, max_length=200)),
                ("last_modified", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "verbose_name": "list of a council information system",
                "verbose_name_plural": "lists of a council information system",
            },
        ),
        migrations.CreateModel(
            name="OparlOrganization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outside_id", models.CharField(max_length=500, unique=True, verbose_name="address")),
                (
                    "name",
                    models.CharField(blank=True, max_length=250, verbose_name="name in the council information system"),
                ),
            ],
            options={
                "verbose_name": "body of the council information system",
                "verbose_name_plural": "bodies of the council information system",
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="OparlSkipped",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outside_id", models.CharField(max_length=500)),
                ("kind", models.CharField(max_length=20)),
                ("reason", models.CharField(max_length=300)),
                ("first_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "object that could not be taken over",
                "verbose_name_plural": "objects that could not be taken over",
            },
        ),
        migrations.CreateModel(
            name="OparlSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.CharField(max_length=500, unique=True, verbose_name="address")),
                ("chosen", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "council information system",
                "verbose_name_plural": "council information systems",
            },
        ),
        migrations.AddField(
            model_name="oparlorganization",
            name="body",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: its meetings are not taken over. After a change, the next run reads everything again.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="forums.body",
                verbose_name="body here",
            ),
        ),
        migrations.AddField(
            model_name="oparlskipped",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="skipped", to="forums.oparlsource"
            ),
        ),
        migrations.AddField(
            model_name="oparlorganization",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="organizations",
                to="forums.oparlsource",
                verbose_name="council information system",
            ),
        ),
        migrations.AddField(
            model_name="oparllist",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lists", to="forums.oparlsource"
            ),
        ),
        migrations.AddConstraint(
            model_name="oparlskipped",
            constraint=models.UniqueConstraint(fields=("source", "outside_id"), name="oparl_skipped_once"),
        ),
        migrations.AddConstraint(
            model_name="oparllist",
            constraint=models.UniqueConstraint(fields=("source", "url"), name="oparl_list_once"),
        ),
    ]
