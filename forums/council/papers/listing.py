"""The public list of papers: what the address asks for, and where each paper stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.bodies.models import Body
from forums.pictograms.names import Pictogram
from forums.protection.cleaning import cleaned

from . import words
from .consultations import Consultation
from .models import Paper, PaperQuerySet
from .states import PaperKind, Result
from .track import summary

PER_PAGE = 24
LONGEST = 200
# The words of the address: German and stable.
KINDS = {
    "beschlussvorlage": PaperKind.RESOLUTION,
    "mitteilungsvorlage": PaperKind.NOTIFICATION,
    "informationsvorlage": PaperKind.INFORMATION,
    "antrag": PaperKind.MOTION,
    "anfrage": PaperKind.QUESTION,
    "andere-vorlage": PaperKind.OTHER,
}


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Search words or number"), required=False, max_length=LONGEST)
    gremium = forms.ChoiceField(label=_("Body"), required=False)
    art = forms.ChoiceField(
        label=_("Kind of paper"),
        required=False,
        choices=[("", _("All")), *((word, kind.label) for word, kind in KINDS.items())],
    )
    jahr = forms.ChoiceField(label=_("Year"), required=False)
    folded = ("gremium", "art", "jahr")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filter-%s", use_required_attribute=False)
        treating = Consultation.objects.filter(paper__public=True, paper__deleted=None).values("body")
        self.bodies = {body.slug: body for body in Body.objects.filter(pk__in=treating)}
        years = Paper.objects.public().dates("dated", "year", order="DESC")
        self._choose("gremium", [("", _("All bodies")), *((slug, str(body)) for slug, body in self.bodies.items())])
        self._choose("jahr", [("", _("All years")), *((str(day.year), str(day.year)) for day in years)])
        for name in self.folded:
            self.fields[name].error_messages["invalid_choice"] = _(
                "We do not know “%(value)s”. We are showing everything instead."
            )

    def _choose(self, name: str, choices: list[tuple[str, object]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def clean_q(self) -> str:
        return " ".join(cleaned(self.cleaned_data["q"]).split())

    @property
    def uses_folded(self) -> bool:
        return any(self.data.get(name) for name in self.folded)


@dataclass(frozen=True)
class Row:
    """A paper with where it stands: its decision, or the step it waits for, or its last one."""

    paper: Paper
    summary: str
    label: str
    tone: str
    pictogram: Pictogram

    @classmethod
    def of(cls, paper: Paper) -> "Row":
        shown = _telling(paper)
        if shown is None:
            return cls(paper, summary(paper), "", "", Pictogram.DOCUMENT)
        pictogram, tone = words.sign(shown)
        return cls(paper, summary(paper), words.standing_words(shown), tone, pictogram)


def _telling(paper: Paper) -> Consultation | None:
    """The one consultation that says most about where the paper is."""
    if paper.decision:
        return paper.decision
    waiting = [each for each in paper.sequence if each.result == Result.OPEN]
    overdue = [each for each in waiting if words.waiting(each) is words.Waiting.OVERDUE]
    return next(iter([*overdue, *waiting]), None) or next(reversed(paper.sequence), None)


class Listing:
    """What one address of the list shows. Queries: the filters, the count, rows with their steps."""

    def __init__(self, params: QueryDict) -> None:
        self.form = FilterForm(params)
        self.form.is_valid()
        self.chosen = {name: value for name in self.form.fields if (value := self.form.cleaned_data.get(name))}
        self.unknown = [(self.form[name].label, errors[0]) for name, errors in self.form.errors.items()]
        self._asked_page = params.get("seite")

    @cached_property
    def page(self) -> Page[Paper]:
        return Paginator(self.papers(), PER_PAGE).get_page(self._asked_page)

    @property
    def rows(self) -> Iterator[Row]:
        return (Row.of(paper) for paper in self.page)

    def papers(self) -> PaperQuerySet:
        papers: PaperQuerySet = Paper.objects.public().with_sequence().order_by("-dated", "-number")
        if text := self.chosen.get("q"):
            papers = papers.matching(text)
        if slug := self.chosen.get("gremium"):
            treated = Consultation.objects.filter(body=self.form.bodies[slug]).values("paper")
            papers = papers.filter(pk__in=treated)
        if kind := self.chosen.get("art"):
            papers = papers.filter(kind=KINDS[kind])
        if year := self.chosen.get("jahr"):
            papers = papers.filter(dated__year=int(year))
        return papers
