import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def look_at_hidden_cards(apps, schema_editor):
    """What hosts have hidden so far waits for moderators as well."""
    cards, reviews = apps.get_model("forums", "Card"), apps.get_model("forums", "CardReview")
    hidden = cards._base_manager.filter(state="hidden").values_list("pk", flat=True)
    reviews.objects.bulk_create((reviews(card_id=pk) for pk in hidden.iterator()), batch_size=500)


class Migration(migrations.Migration):
    """Moderators look at every hidden card, and its writer may ask them to."""

    dependencies = [("forums", "0021_card_flags")]

    operations = [
        migrations.CreateModel(
            name="CardReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hidden_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("asked", models.TextField(blank=True, max_length=1000, verbose_name="why the writer asks")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("stays", "It stays hidden"), ("back", "Give it back to the host")],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="for the person who wrote it")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "card",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="review", to="forums.card"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "second look at a hidden card",
                "verbose_name_plural": "second looks at hidden cards",
                "ordering": ("hidden_at", "pk"),
                "indexes": [
                    models.Index(condition=Q(decided_at=None), fields=["hidden_at"], name="card_review_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(decided_at=None, verdict="") | Q(decided_at__isnull=False) & ~Q(verdict=""),
                        name="card_review_decided_has_verdict",
                    )
                ],
            },
        ),
        migrations.RunPython(look_at_hidden_cards, migrations.RunPython.noop),
    ]
