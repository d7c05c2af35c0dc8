from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Comments of a team are marked on the desk until whom they were written to has read them."""

    dependencies = [
        ("proposals", "0012_held_texts_have_a_date"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="unread_by",
            field=models.ManyToManyField(editable=False, related_name="unread_comments", to=settings.AUTH_USER_MODEL),
        ),
    ]
