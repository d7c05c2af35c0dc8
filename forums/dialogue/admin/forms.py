"""Forms of those who plan forums."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nModelForm
from i18nfield.strings import LazyI18nString

from forums.fields.models import ActionField
from forums.municipality.languages import SPOKEN
from forums.municipality.multilingual_forms import AdminI18nTextarea, AdminI18nTextInput
from forums.protection.plausible_dates import validate_ahead
from forums.records.forms import RecordForm

from ..models import Access, Forum, Prompt, Table

RESERVED = frozenset({"anmeldung"})  # stands where a forum's name would in an address
MOST_SLIPS = 400


class CodesField(forms.MultipleChoiceField):
    """Several codes of a list, kept in one column with spaces between them."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: object) -> Any:
        return value.split() if isinstance(value, str) else value

    def has_changed(self, initial: object, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> str:
        return " ".join(super().clean(value))


class ForumForm(RecordForm):
    """Plans a forum. Later changes go through its verb, which tells those who are registered."""

    access = CodesField(label=_("accessibility"), choices=Access.choices, required=False)
    interpreters = CodesField(label=_("languages with interpreters"), choices=SPOKEN, required=False)
    slug = forms.SlugField(
        label=_("name in the address"),
        max_length=80,
        required=False,
        help_text=_("If you leave it empty, it is made from title and part."),
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED:
            raise ValidationError(_("Please choose another name."))
        return slug

    def clean_starts_at(self) -> datetime:
        """A forum that was can be entered later; one years away is a slip."""
        starts: datetime = self.cleaned_data["starts_at"]
        if starts > timezone.now() and "starts_at" in self.changed_data:
            validate_ahead(starts)
        return starts

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not data.get("slug"):
            data["slug"] = self.instance.slug or self._free_slug(data.get("title"), data.get("part", ""))
        return data

    def _free_slug(self, title: object, part: str) -> str:
        words = title.localize(settings.LANGUAGE_CODE) if isinstance(title, LazyI18nString) else str(title or "")
        wished = slugify(f"{words} {part}")[:70] or "forum"
        taken = set(Forum.everything.filter(slug__startswith=wished).values_list("slug", flat=True)) | RESERVED
        numbered = (f"{wished}-{number}" for number in range(2, len(taken) + 3))
        return wished if wished not in taken else next(slug for slug in numbered if slug not in taken)

    def save(self, commit: bool = True) -> Forum:
        if not (commit and self.instance.pk):
            made: Forum = super().save(commit)
            return made
        planned: Forum = Forum.objects.get(pk=self.instance.pk)
        planned.change(**{name: self.cleaned_data[name] for name in self.changed_data})
        return planned


class TableForm(I18nModelForm):
    """A table of a forum. Saved by the table's verbs, so that live pages hear of it."""

    class Meta:
        model = Table
        fields: ClassVar = ["number", "field", "name", "host", "scribe", "photo_free"]
        widgets: ClassVar = {"name": AdminI18nTextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = ActionField.objects.leaves().select_related("parent")
        self.fields["field"].queryset = topics
        if not self.instance.pk:
            last = self.instance.forum.tables.aggregate(last=Max("number"))["last"] or 0
            self.initial["number"] = last + 1

    def _get_validation_exclusions(self) -> set[str]:
        """The form does not show the forum but knows it: a table number that is taken gets an error message."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"forum"}

    def store(self) -> Table:
        if not self.instance.pk:
            return Table.set_up(self.instance.forum, **self.cleaned_data)
        table: Table = Table.objects.select_related("forum").get(pk=self.instance.pk)
        table.arrange(**self.cleaned_data)
        return table


class PromptForm(forms.Form):
    """A guiding question, in the city's languages and those that are interpreted at the forum."""

    def __init__(self, data: QueryDict | None = None, *, table: Table, prompt: Prompt | None = None) -> None:
        super().__init__(data, prefix=f"frage-{prompt.pk if prompt else 'neu'}")
        self.table, self.prompt = table, prompt
        texts = prompt.text.data if prompt and isinstance(prompt.text.data, dict) else {}
        codes = [*(code for code, _name in settings.LANGUAGES), *table.forum.interpreters.split(), *texts]
        self.fields["text"] = I18nFormField(
            label=_("question"),
            locales=list(dict.fromkeys(codes)),
            widget=AdminI18nTextarea,
            max_length=300,
            initial=prompt.text if prompt else None,
        )

    def store(self) -> None:
        texts = self.cleaned_data["text"].data
        text = LazyI18nString({code: text for code, text in texts.items() if text})
        if self.prompt:
            self.table.reword(self.prompt, text)
        else:
            self.table.put_down(text)


class AttendanceForm(forms.Form):
    attendance = forms.IntegerField(
        label=_("how many came"), help_text=_("A number, no names."), min_value=0, max_value=100_000, required=False
    )


class SlipsForm(forms.Form):
    """How many receipt slips, in which language. Each has its own number, which is never given out again."""

    count = forms.IntegerField(label=_("how many slips"), min_value=1, max_value=MOST_SLIPS, initial=40)
    language = forms.ChoiceField(label=_("language"), choices=settings.LANGUAGES)
