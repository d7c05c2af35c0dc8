import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.manager
import django.utils.timezone
import modelsearch.index
from django.conf import settings
from django.db import migrations, models

import forums.council.papers.annexes
import forums.municipality.calendar


class Migration(migrations.Migration):
    """Papers of the council with annexes, their sequence, its results and their history."""

    dependencies = [("forums", "0042_council_meetings")]

    operations = [
        migrations.CreateModel(
            name="Paper",
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
                ("has_effects", models.BooleanField(blank=True, null=True, verbose_name="financial effects")),
                (
                    "rhythm",
                    models.CharField(
                        blank=True,
                        choices=[("once", "once"), ("yearly", "every year"), ("both", "once and every year")],
                        max_length=6,
                        verbose_name="how often",
                    ),
                ),
                (
                    "income",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="income",
                    ),
                ),
                (
                    "expense",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="expenses",
                    ),
                ),
                (
                    "equity_reduction",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="reduction of equity",
                    ),
                ),
                (
                    "investment_in",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="payments in",
                    ),
                ),
                (
                    "investment_out",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="payments out",
                    ),
                ),
                (
                    "own_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="own share",
                    ),
                ),
                ("funded", models.BooleanField(blank=True, null=True, verbose_name="funding is secured")),
                (
                    "funded_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("budget", "from the budget, by the product or project"),
                            ("other", "otherwise, see the reasons"),
                        ],
                        max_length=6,
                        verbose_name="funded",
                    ),
                ),
                (
                    "funded_from",
                    models.CharField(blank=True, max_length=160, verbose_name="by which product or project"),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="For example: 074/17",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator("^\\d{3,4}/\\d{2}\\Z", "Please write it like 074/17.")
                        ],
                        verbose_name="number",
                    ),
                ),
                ("slug", models.SlugField(editable=False, max_length=8)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resolution", "Paper for a resolution"),
                            ("notification", "Notification"),
                            ("information", "Paper for information"),
                            ("motion", "Motion"),
                            ("question", "Question"),
                        ],
                        default="resolution",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=250, verbose_name="subject")),
                (
                    "public",
                    models.BooleanField(
                        default=False,
                        help_text="As soon as you tick this, everybody can read the paper. Of a paper that is not public, nothing is.",
                        verbose_name="public",
                    ),
                ),
                (
                    "sequence_public",
                    models.BooleanField(
                        default=False,
                        help_text="Only where the law allows it. Subject, texts, results and annexes stay closed.",
                        verbose_name="number and sequence of a paper that is not public may be shown",
                    ),
                ),
                ("dated", models.DateField(default=forums.municipality.calendar.today, verbose_name="date")),
                (
                    "issued_by",
                    models.CharField(
                        blank=True, help_text="For example: Der Bürgermeister", max_length=120, verbose_name="from"
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=160, verbose_name="office in charge")),
                ("key_project", models.CharField(blank=True, max_length=160, verbose_name="key project")),
                (
                    "products",
                    models.TextField(
                        blank=True, help_text="One on each line.", max_length=1000, verbose_name="products"
                    ),
                ),
                ("resolution", models.TextField(blank=True, max_length=10000, verbose_name="proposed resolution")),
                ("reasons", models.TextField(blank=True, max_length=100000, verbose_name="reasons")),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="forums.paper",
                        verbose_name="earlier paper on the same matter",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
                "ordering": ("-dated", "-number"),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            bases=(modelsearch.index.Indexed, models.Model),
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Consultation",
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
                    "result",
                    models.CharField(
                        choices=[
                            ("open", "no result yet"),
                            ("unanimous", "unanimous"),
                            ("majority", "by majority"),
                            ("noted", "taken note of"),
                            ("postponed", "postponed"),
                            ("referred", "referred"),
                            ("dropped", "taken off the agenda"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("yes", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="yes")),
                ("no", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="no")),
                (
                    "abstentions",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="abstentions"),
                ),
                (
                    "wording",
                    models.TextField(blank=True, editable=False, max_length=10000, verbose_name="changed wording"),
                ),
                ("note", models.TextField(blank=True, editable=False, max_length=2000, verbose_name="note")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place in the sequence")),
                (
                    "part",
                    models.CharField(
                        choices=[("recommends", "recommends"), ("decides", "decides"), ("notes", "takes note")],
                        default="recommends",
                        max_length=10,
                        verbose_name="what the body does",
                    ),
                ),
                (
                    "reporters",
                    models.CharField(
                        blank=True,
                        help_text="By function, without names. For example: Leitung der Fachstelle",
                        max_length=250,
                        verbose_name="reported by",
                    ),
                ),
                ("entitled", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("version", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="forums.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="forums.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_on",
                        to="forums.consultation",
                    ),
                ),
                (
                    "referred_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forums.body",
                        verbose_name="referred to",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="forums.paper",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
                "ordering": ("paper", "position", "pk"),
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
            name="Annex",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "file",
                    models.FileField(
                        storage=forums.council.papers.annexes._private,
                        upload_to=forums.council.papers.annexes._place,
                        verbose_name="file",
                    ),
                ),
                ("size", models.PositiveIntegerField(editable=False, verbose_name="bytes")),
                ("pages", models.PositiveSmallIntegerField(editable=False, verbose_name="pages")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annexes",
                        to="forums.paper",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "annex",
                "verbose_name_plural": "annexes",
                "ordering": ("paper", "number"),
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
            name="ResultEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("open", "no result yet"),
                            ("unanimous", "unanimous"),
                            ("majority", "by majority"),
                            ("noted", "taken note of"),
                            ("postponed", "postponed"),
                            ("referred", "referred"),
                            ("dropped", "taken off the agenda"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("yes", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="yes")),
                ("no", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="no")),
                (
                    "abstentions",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="abstentions"),
                ),
                (
                    "wording",
                    models.TextField(blank=True, editable=False, max_length=10000, verbose_name="changed wording"),
                ),
                ("note", models.TextField(blank=True, editable=False, max_length=2000, verbose_name="note")),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="when")),
                ("reason", models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="forums.consultation"
                    ),
                ),
                (
                    "referred_to",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="forums.body",
                        verbose_name="referred to",
                    ),
                ),
            ],
            options={
                "verbose_name": "result in the history",
                "verbose_name_plural": "results in the history",
                "ordering": ("consultation", "number"),
            },
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["public", "-dated"], name="paper_list"),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["public", "kind", "-dated"], name="paper_list_kind"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("has_effects", True),
                    models.Q(
                        ("equity_reduction", None),
                        ("expense", None),
                        ("funded", None),
                        ("funded_by", ""),
                        ("funded_from", ""),
                        ("income", None),
                        ("investment_in", None),
                        ("investment_out", None),
                        ("own_share", None),
                        ("rhythm", ""),
                    ),
                    _connector="OR",
                ),
                name="paper_money_only_with_effects",
                violation_error_message="There are amounts. Please say that the paper has financial effects.",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None)),
                fields=("number",),
                name="paper_number_once",
                violation_error_message="There is a paper of this number already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("predecessor", None), models.Q(("predecessor", models.F("id")), _negated=True), _connector="OR"
                ),
                name="paper_not_its_own_predecessor",
                violation_error_message="A paper cannot be its own predecessor.",
            ),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["body", "paper"], name="consultation_body"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agenda_item__isnull", False), ("deleted", None)),
                fields=("agenda_item",),
                name="consultation_once_per_item",
                violation_error_message="Another paper is treated under this item already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None), ("part", "decides"), ("result__in", ["unanimous", "majority"])),
                fields=("paper",),
                name="consultation_decides_once",
                violation_error_message="This paper has been decided already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("part", "notes"), ("result__in", ["unanimous", "majority"]), _negated=True),
                name="consultation_noting_is_no_vote",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("abstentions", None), ("no", None), ("yes", None)),
                    models.Q(
                        ("abstentions__isnull", False),
                        (
                            "entitled__gte",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(models.F("yes"), "+", models.F("no")),
                                "+",
                                models.F("abstentions"),
                            ),
                        ),
                        ("no__isnull", False),
                        ("result__in", ["unanimous", "majority"]),
                        ("yes__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="consultation_votes_within_members",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "majority"), _negated=True), ("yes__isnull", False), _connector="OR"
                ),
                name="consultation_majority_is_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "unanimous"), _negated=True),
                    ("yes", None),
                    ("yes", 0),
                    ("no", 0),
                    _connector="OR",
                ),
                name="consultation_unanimous_has_one_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("referred_to__isnull", False), ("result", "referred")),
                    models.Q(models.Q(("result", "referred"), _negated=True), ("referred_to", None)),
                    _connector="OR",
                ),
                name="consultation_referred_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("wording", ""), ("result__in", ["unanimous", "majority"]), _connector="OR"),
                name="consultation_wording_was_voted",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("result", "open"), ("agenda_item__isnull", False), _connector="OR"),
                name="consultation_result_has_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="annex",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted", None)), fields=("paper", "number"), name="annex_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="resultentry",
            constraint=models.UniqueConstraint(fields=("consultation", "number"), name="result_entry_number"),
        ),
    ]
