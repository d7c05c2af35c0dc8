"""The public list: what the address asks for, as filters, search, order and page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.associations.models import Association
from forums.fields.models import ActionField
from forums.municipality.languages import WRITTEN
from forums.municipality.models import District
from forums.search.lists import list_address
from forums.search.name_order import sorted_by_name
from proposals.measures.fates import with_fates
from proposals.measures.models import became_a_measure, was_done, went_to_a_body
from proposals.suggestions.endorsement.models import Endorsement, with_authoring_associations
from proposals.suggestions.labels import PUBLIC_LABELS, Label, labelled
from proposals.suggestions.models import Source, Suggestion, SuggestionKind, SuggestionQuerySet
from proposals.suggestions.numbers import typed
from proposals.suggestions.stages import Stage, Visibility

from ..periods import Period, check_order, day_field

PER_PAGE = 20
NO_FIELD = NO_DISTRICT = "ohne"
SOME_FIELD = "mit"
OPEN, NOT_LATE, DECIDED = "offen", "in-der-frist", "entschieden"

# The words of the address: German and stable, whatever the reader's language.
LABELS: dict[str, Label] = {
    "zugeordnet": Label.ASSIGNED,
    "in-bearbeitung": Label.IN_PROGRESS,
    "rueckfrage": Label.QUESTION,
    "ueberfaellig": Label.OVERDUE,
    "weitergegeben": Label.PASSED_ON,
    "erneut-in-pruefung": Label.CHECKED_AGAIN,
    "wird-aufgegriffen": Label.ACCEPTED,
    "ist-schon-geplant": Label.ALREADY_COVERED,
    "zurueckgestellt": Label.DEFERRED,
    "wird-nicht-umgesetzt": Label.DECLINED,
    "zusammengefuehrt": Label.MERGED,
    "andere-stelle": Label.NOT_OURS,
    "an-den-rat": Label.COUNCIL_PETITION,
    "zurueckgezogen": Label.WITHDRAWN,
}
# By the first answer, which reopening does not undo; but what is open again waits, and is neither punctual nor late.
ANSWERS: dict[str, Q] = {
    "gegeben": ~Q(answered_in_time=None),
    "puenktlich": Q(answered_in_time=True) & ~Q(stage=Stage.OPEN),
    "verspaetet": Q(answered_in_time=False) & ~Q(stage=Stage.OPEN),
    "noch-keine": Q(answered_in_time=None, stage=Stage.OPEN),
}
MEASURES: dict[str, Callable[[], Q]] = {
    "ja": lambda: Q(became_a_measure()),
    "nein": lambda: ~Q(became_a_measure()),
    "gremium": lambda: Q(went_to_a_body()),
    "erledigt": lambda: Q(was_done()),
    "nicht-erledigt": lambda: Q(became_a_measure()) & ~Q(was_done()),
}
KINDS = {"idee": SuggestionKind.IDEA, "wunsch": SuggestionKind.WISH, "anliegen": SuggestionKind.CONCERN}
SOURCES = {
    "online": Source.ONLINE,
    "papier": Source.PAPER,
    "forum": Source.FORUM,
    "verein": Source.ASSOCIATION,
    "uebernommen": Source.IMPORT,
}
NEWEST, WAITING, SUPPORTED, ANSWERED = "neueste", "wartezeit", "unterstuetzung", "beantwortet"
# Each order is total, so that no row stands on two pages; the indexes of Suggestion.Meta serve them.
ORDERS: dict[str, tuple[str, ...]] = {
    NEWEST: ("-received_at", "-pk"),
    WAITING: ("received_at", "pk"),
    SUPPORTED: ("-supporter_count", "-pk"),
    ANSWERED: ("-settled_at", "-pk"),
}
_OPEN_LABELS = [label for label in PUBLIC_LABELS if label.value not in Stage.values]


def _named(words: dict[str, Any]) -> list[tuple[str, StrOrPromise]]:
    return [(word, choice.label) for word, choice in words.items()]


def authoring_associations() -> list[tuple[str | None, int, str]]:
    """Slug, key and name of public associations that wrote something public, joined in it, or collected it."""
    written = Endorsement.objects.of_authors().filter(
        suggestion__visibility=Visibility.PUBLIC, suggestion__deleted=None
    )
    found = Association.objects.public().filter(Exists(written.filter(association=OuterRef("pk"))))
    return sorted_by_name(found.values_list("slug", "pk", "name"), name=lambda row: row[2])


class ListForm(forms.Form):
    """The filters as a plain form. What the address asks for wrongly is an error of that filter alone."""

    # What few people need; the address may ask for it all the same.
    folded = ("art", "antwort", "massnahme", "verein", "stadtteil", "quelle", "sprache", "von", "bis")

    q = forms.CharField(label=_("Words or number"), required=False, max_length=120)
    feld = forms.ChoiceField(label=_("Topic"), required=False)
    stand = forms.ChoiceField(label=_("Where it stands"), required=False)
    art = forms.ChoiceField(
        label=_("Kind of suggestion"), required=False, choices=[("", _("All kinds")), *_named(KINDS)]
    )
    antwort = forms.ChoiceField(
        label=_("First answer"),
        required=False,
        choices=[
            ("", _("All, answered or not")),
            ("gegeben", _("Answered")),
            ("puenktlich", _("Answered in time")),
            ("verspaetet", _("Answered too late")),
            ("noch-keine", _("Waiting for the first answer")),
        ],
    )
    massnahme = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        choices=[
            ("", _("All, with or without a measure")),
            ("ja", _("A measure")),
            ("nein", _("No measure")),
            ("gremium", _("A measure that a body decides on")),
            ("erledigt", _("A measure that is done")),
            ("nicht-erledigt", _("A measure that is not done yet")),
        ],
    )
    verein = forms.ChoiceField(label=_("Said for an association"), required=False)
    stadtteil = forms.ChoiceField(label=_("District"), required=False)
    quelle = forms.ChoiceField(
        label=_("How it reached us"), required=False, choices=[("", _("All ways")), *_named(SOURCES)]
    )
    sprache = forms.ChoiceField(
        label=_("Language of the text"), required=False, choices=[("", _("All languages")), *WRITTEN]
    )
    von = day_field(_("Received from"))
    bis = day_field(_("Received until"))
    sortierung = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Newest first")),
            (WAITING, _("Waiting longest (open ones)")),
            (SUPPORTED, _("Most supporters first")),
            (ANSWERED, _("Recently answered (decided only)")),
        ],
    )

    @property
    def uses_folded(self) -> bool:
        return any(self.data.get(name) for name in self.folded)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        self.action_fields = {field.slug: field for field in ActionField.objects.all()}
        self.districts = {district.slug: district for district in sorted_by_name(District.objects.all())}
        self._offer(
            "feld",
            ("", _("All topics")),
            *((slug, f"{field.code} {field}") for slug, field in self.action_fields.items()),
            (NO_FIELD, _("No topic yet")),
            (SOME_FIELD, _("With a topic")),
        )
        places = ((slug, district.name) for slug, district in self.districts.items())
        self._offer("stadtteil", ("", _("All districts")), *places, (NO_DISTRICT, _("The whole city, no district")))
        self.associations = {str(slug): (pk, name) for slug, pk, name in authoring_associations()}
        names = ((slug, name) for slug, (_pk, name) in self.associations.items())
        self._offer("verein", ("", _("All, with or without an association")), *names)
        if not self.associations and "verein" not in data:
            del self.fields["verein"]
        words = {label: word for word, label in LABELS.items()}
        decided = [label for label in words if label not in _OPEN_LABELS]
        self._offer(
            "stand",
            ("", _("All")),
            (
                _("Open"),
                [
                    (OPEN, _("All open")),
                    (NOT_LATE, _("All open that are not late")),
                    *((words[label], label.label) for label in _OPEN_LABELS),
                ],
            ),
            (_("Decided"), [(DECIDED, _("All decided")), *((words[label], label.label) for label in decided)]),
        )
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = _(
                    "We do not know “%(value)s”. We are showing everything instead."
                )

    def clean(self) -> None:
        check_order(self)

    def _offer(self, name: str, *choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices


@dataclass(frozen=True)
class Chip:
    """One filter in force, and the address of the list without it."""

    name: StrOrPromise
    value: StrOrPromise
    url: str


class Listing:
    """What one address of the list shows. Six queries: fields, districts, associations, count, rows,
    endorsements."""

    def __init__(self, params: QueryDict) -> None:
        self.address = reverse("suggestion_list")
        self.form = ListForm(params)
        self.form.is_valid()
        self.chosen: dict[str, str] = {
            name: str(self.form.cleaned_data[name]) for name in self.form.fields if self.form.cleaned_data.get(name)
        }
        self.unknown = [(self.form[name].label, errors[0]) for name, errors in self.form.errors.items()]
        self._asked_page = params.get("seite")

    @cached_property
    def page(self) -> Page[Suggestion]:
        return Paginator(self.suggestions(), PER_PAGE).get_page(self._asked_page)

    def suggestions(self) -> SuggestionQuerySet:
        """With what a card shows."""
        return with_fates(with_authoring_associations(self.narrowed().for_list()))

    def narrowed(self) -> SuggestionQuerySet:
        """The rows alone, in their order."""
        order = self.chosen.get("sortierung", NEWEST)
        # What was taken back is shown only to whoever asks for it.
        asked_for = self.chosen.get("stand") or self.chosen.get("q")
        shown: SuggestionQuerySet = Suggestion.objects.public() if asked_for else Suggestion.objects.listed()
        rows = shown.filter(self._condition())
        if words := self.chosen.get("q"):
            rows = rows.filter(number=number) if (number := typed(words)) else rows.matching(words)
        if order == WAITING:
            rows = rows.open()
        elif order == ANSWERED:
            rows = rows.exclude(settled_at=None)
        return rows.order_by(*ORDERS[order])

    def _condition(self) -> Q:
        asked = Q()
        if field := self.chosen.get("feld"):
            asked &= self._on_topic(field)
        if stand := self.chosen.get("stand"):
            asked &= self._standing(stand)
        if answer := self.chosen.get("antwort"):
            asked &= ANSWERS[answer]
        if measure := self.chosen.get("massnahme"):
            asked &= MEASURES[measure]()
        if kind := self.chosen.get("art"):
            asked &= Q(kind=KINDS[kind])
        if association := self.chosen.get("verein"):
            endorsed = Endorsement.objects.of_authors().filter(association=self.form.associations[association][0])
            asked &= Q(pk__in=endorsed.values("suggestion"))
        if district := self.chosen.get("stadtteil"):
            asked &= self._in_district(district)
        if source := self.chosen.get("quelle"):
            asked &= Q(source=SOURCES[source])
        if language := self.chosen.get("sprache"):
            asked &= Q(language=language)
        return asked & self._period.received()

    @property
    def _period(self) -> Period:
        return Period(self.form.cleaned_data.get("von"), self.form.cleaned_data.get("bis"))

    def _on_topic(self, field: str) -> Q:
        if field in {NO_FIELD, SOME_FIELD}:
            return Q(field__isnull=field == NO_FIELD)
        return self._in_field(self.form.action_fields[field])

    def _in_field(self, field: ActionField) -> Q:
        """The field with its sub-fields, by ids that are at hand: no join in the count."""
        return Q(
            field__in=[field.pk, *(sub.pk for sub in self.form.action_fields.values() if sub.parent_id == field.pk)]
        )

    def _in_district(self, slug: str) -> Q:
        """Also of one that has been deleted since it is said: it belongs to none that we have."""
        if slug == NO_DISTRICT:
            return ~Q(district__in=[district.pk for district in self.form.districts.values()])
        return Q(district=self.form.districts[slug])

    def _standing(self, stand: str) -> Q:
        if stand == OPEN:
            return Q(stage=Stage.OPEN)
        if stand == NOT_LATE:
            return Q(stage=Stage.OPEN) & ~labelled(Label.OVERDUE)
        if stand == DECIDED:
            return ~Q(stage__in=[Stage.OPEN, Stage.WITHDRAWN])
        return labelled(LABELS[stand])

    def url(self, *, without: str = "", page: int = 1) -> str:
        kept = {name: value for name, value in self.chosen.items() if name != without}
        return list_address(self.address, kept, page)

    @property
    def here(self) -> str:
        return self.url(page=self.page.number)

    @property
    def previous_url(self) -> str:
        return self.url(page=self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.url(page=self.page.next_page_number()) if self.page.has_next() else ""

    def chips(self) -> list[Chip]:
        """The filters in force; the order of the list is none."""
        return [
            Chip(self.form[name].label, self._shown(name, value), self.url(without=name))
            for name, value in self.chosen.items()
            if name != "sortierung"
        ]

    def _shown(self, name: str, value: str) -> StrOrPromise:
        if name == "q":
            return value
        if isinstance(day := self.form.cleaned_data[name], date):
            return date_format(day)
        field: Any = self.form.fields[name]
        texts: dict[str, StrOrPromise] = dict(flatten_choices(field.choices))
        return texts[value]
