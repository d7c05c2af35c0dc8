import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.manager
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Meetings of the council and its committees, with their agendas."""

    dependencies = [("forums", "0041_process")]

    operations = [
        migrations.CreateModel(
            name="CouncilMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "modified",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="modified"
                    ),
                ),
                ("deleted", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("special", models.BooleanField(default=False, verbose_name="special session")),
                (
                    "has_public_part",
                    models.BooleanField(default=True, verbose_name="everyone may come to the public part"),
                ),
                ("cancelled", models.BooleanField(default=False, verbose_name="does not take place")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as many as are entered here as members of the body on that day.",
                        null=True,
                        verbose_name="members entitled to vote on that day",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_meetings",
                        to="forums.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("-starts_at", "-pk"),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
                (
                    "modified",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="modified"
                    ),
                ),
                ("deleted", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deleted")),
                (
                    "number",
                    models.CharField(
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9]\\d{0,2}(\\.[1-9]\\d?)?\\Z", "Please write it like 4 or 4.1."
                            )
                        ],
                        verbose_name="number on the agenda",
                    ),
                ),
                ("order", models.PositiveIntegerField(editable=False)),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title")),
                ("public", models.BooleanField(default=True, verbose_name="in the public part")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="forums.councilmeeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ("meeting", "order", "pk"),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="councilmeeting",
            index=models.Index(fields=["starts_at"], name="council_meeting_starts"),
        ),
        migrations.AddIndex(
            model_name="councilmeeting",
            index=models.Index(fields=["body", "starts_at"], name="council_meeting_body"),
        ),
        migrations.AddConstraint(
            model_name="councilmeeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None)),
                fields=("body", "starts_at"),
                name="council_meeting_once",
                violation_error_message="This body has a meeting at that time already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None)),
                fields=("meeting", "number"),
                name="agenda_item_number_once",
                violation_error_message="This meeting has an item of that number already.",
            ),
        ),
    ]
