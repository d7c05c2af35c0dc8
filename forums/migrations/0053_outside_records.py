import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    """What came from another system: its address there, and numbers as other offices write them."""

    dependencies = [("forums", "0052_first_public")]

    operations = [
        migrations.RemoveConstraint(
            model_name="agendaitem",
            name="agenda_item_number_once",
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="outside_id",
            field=models.CharField(editable=False, max_length=500, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="outside_modified",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="outside_url",
            field=models.URLField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="annex",
            name="outside_id",
            field=models.CharField(editable=False, max_length=500, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="annex",
            name="outside_modified",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="annex",
            name="outside_url",
            field=models.URLField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="consultation",
            name="outside_id",
            field=models.CharField(editable=False, max_length=500, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="consultation",
            name="outside_modified",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="consultation",
            name="outside_url",
            field=models.URLField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="councilmeeting",
            name="outside_id",
            field=models.CharField(editable=False, max_length=500, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="councilmeeting",
            name="outside_modified",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="councilmeeting",
            name="outside_url",
            field=models.URLField(blank=True, editable=False, max_length=500),
        ),
        migrations.AddField(
            model_name="paper",
            name="outside_id",
            field=models.CharField(editable=False, max_length=500, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="outside_modified",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="outside_url",
            field=models.URLField(blank=True, editable=False, max_length=500),
        ),
        migrations.AlterField(
            model_name="agendaitem",
            name="number",
            field=models.CharField(
                max_length=20,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[1-9]\\d{0,2}(\\.[1-9]\\d?)?\\Z", "Please write it like 4 or 4.1."
                    )
                ],
                verbose_name="number on the agenda",
            ),
        ),
        migrations.AlterField(
            model_name="paper",
            name="kind",
            field=models.CharField(
                choices=[
                    ("resolution", "Paper for a resolution"),
                    ("notification", "Notification"),
                    ("information", "Paper for information"),
                    ("motion", "Motion"),
                    ("question", "Question"),
                    ("other", "Another paper"),
                ],
                default="resolution",
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="paper",
            name="number",
            field=models.CharField(
                help_text="For example: 074/17",
                max_length=40,
                validators=[
                    django.core.validators.RegexValidator("^\\d{3,4}/\\d{2}\\Z", "Please write it like 074/17.")
                ],
                verbose_name="number",
            ),
        ),
        migrations.AlterField(
            model_name="paper",
            name="slug",
            field=models.SlugField(editable=False, max_length=40),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None), ("outside_id", None)),
                fields=("meeting", "number"),
                name="agenda_item_number_once",
                violation_error_message="This meeting has an item of that number already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None)),
                fields=("slug",),
                name="paper_address_once",
                violation_error_message="There is a paper of this number already.",
            ),
        ),
    ]
