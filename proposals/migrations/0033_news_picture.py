import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A picture with news of a measure."""

    dependencies = [
        ("proposals", "0032_replies_in_public"), ("forums", "0045_person_photo")
    ]

    operations = [
        migrations.AddField(
            model_name="progress",
            name="picture",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="forums.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="progress",
            name="picture_words",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="what is to be seen"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="progress",
            name="picture_decorative",
            field=models.BooleanField(default=False, verbose_name="the picture is decoration"),
        ),
        migrations.AddField(
            model_name="progress",
            name="picture_credit",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="source of the picture"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("picture", None),
                    ("picture_decorative", True),
                    models.Q(("picture_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="progress_picture_has_words",
                violation_error_message="Please say what is to be seen in the picture, or that it is decoration.",
            ),
        ),
    ]
