"""Measures: what is done for a goal, who takes part, and what became of it."""

from datetime import date, datetime
from uuid import UUID

from django import forms
from django.db.models import F, Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from forums.associations.models import Association
from proposals.measures.forms import FilterForm
from proposals.measures.listing import Listing
from proposals.measures.models import Measure, MeasureActor, MeasureOrigin, Part, Path, Progress, Resource, Status
from proposals.measures.resources.models import Kind
from proposals.suggestions.models import Suggestion

from ..dataset import Dataset, Record, Texts, Told, address, texts
from ..words import BODY, CHANGED, FIELD, ID, KIND, LANGUAGE, PAGE, PAPERS, STATE, TEXT, TITLE


class ProgressRecord(Record):
    number: int = Field(description=gettext_noop("Number of the news"))
    on: date = Field(description=gettext_noop("Day on which it happened"))
    status: Status = Field(description=STATE)
    body: Texts = Field(description=BODY)
    text: str = Field(description=TEXT)
    language: str = Field(description=LANGUAGE)
    paper: str | None = Field(description=PAPERS)


class ActorRecord(Record):
    part: Part = Field(description=gettext_noop("What they are in it"))
    name: Texts = Field(description=gettext_noop("Name"))


class ResourceRecord(Record):
    kind: Kind = Field(description=KIND)
    year: int | None = Field(description=gettext_noop("Year"))
    value: float | None = Field(description=gettext_noop("Euros, full-time posts or hours, as the kind says"))
    name: Texts = Field(description=gettext_noop("What for"))
    source: Texts = Field(description=gettext_noop("Where it comes from"))
    amount: Texts = Field(description=gettext_noop("How much, in words"))


class MeasureRecord(Record):
    slug: str = Field(description=gettext_noop("Short name, stable"))
    id: UUID = Field(description=ID)
    code: str | None = Field(description=gettext_noop("Number in the concept"))
    goal: str | None = Field(description=gettext_noop("Number of the goal"))
    field: str = Field(description=FIELD)
    title: Texts = Field(description=TITLE)
    what: Texts = Field(description=gettext_noop("What is done"))
    who: Texts = Field(description=gettext_noop("Who does it"))
    status: Status = Field(description=STATE)
    path: Path = Field(description=gettext_noop("Whether a body of the city decides on it"))
    starts: date | None = Field(description=gettext_noop("From"))
    until: date | None = Field(description=gettext_noop("Until"))
    review_on: date | None = Field(description=gettext_noop("Next review"))
    suggestions: list[str] = Field(description=gettext_noop("Numbers of the suggestions that it came from"))
    actors: list[ActorRecord] = Field(description=gettext_noop("Who is responsible, and who takes part"))
    progress: list[ProgressRecord] = Field(description=gettext_noop("What became of it, the oldest first"))
    resources: list[ResourceRecord] = Field(description=gettext_noop("Money, posts and hours"))
    url: str = Field(description=PAGE)
    modified: datetime = Field(description=CHANGED)


_PROGRESS = Prefetch("progress", Progress.objects.for_page(), "open_progress")


class Measures(Dataset[Measure]):
    name, table, key = "measures", "massnahmen", "slug"
    key_pattern = r"[-a-zA-Z0-9_]+"
    title = _("Measures")
    about = _("What is done, by whom, until when, and what became of it.")
    record = MeasureRecord
    tables = {
        "actors": "massnahmen-beteiligte",
        "progress": "massnahmen-verlauf",
        "resources": "massnahmen-ressourcen",
    }
    page = "measure_list"

    def form(self, asked: QueryDict) -> forms.Form:
        return FilterForm(asked)

    def rows(self, asked: QueryDict) -> QuerySet[Measure]:
        open_associations = Association.objects.public()
        return (
            Listing(asked)
            .measures()
            .order_by("pk")
            .prefetch_related(
                Prefetch("origins", _origins(), "open_origins"),
                Prefetch("actors", MeasureActor.objects.select_related("body").order_by("pk"), "open_actors"),
                Prefetch("open_actors__association", open_associations, "open_association"),
                _PROGRESS,
                Prefetch("resources", Resource.objects.public().order_by("pk"), "open_resources"),
            )
        )

    def for_entries(self, rows: QuerySet[Measure]) -> QuerySet[Measure]:
        return rows.prefetch_related(None).prefetch_related(_PROGRESS)

    def tell(self, row: Measure) -> Told:
        loaded = vars(row)
        return {
            "slug": row.slug,
            "id": row.uuid,
            "code": row.code or None,
            "goal": (row.goal.code or None) if row.goal else None,
            "field": row.field.slug,
            "title": texts(row.title),
            "what": texts(row.what),
            "who": texts(row.who),
            "status": row.status,
            "path": row.path,
            "starts": row.starts,
            "until": row.until,
            "review_on": row.review_on,
            "suggestions": [vars(origin)["said"] for origin in loaded["open_origins"]],
            "actors": [told for actor in loaded["open_actors"] if (told := _actor(actor))],
            "progress": [_progress(news) for news in loaded["open_progress"]],
            "resources": [_resource(resource) for resource in loaded["open_resources"]],
            "url": address(row.get_absolute_url()),
            "modified": row.modified,
        }

    def entry(self, row: Measure) -> tuple[str, str, str, datetime]:
        news = vars(row)["open_progress"]
        changed = max([row.created, *(entry.at for entry in news)])
        said = news[-1].text if news else str(row.what)
        language = news[-1].text_language if news and news[-1].text else (get_language() or "")
        return str(row.title), f"{row.get_status_display()}\n\n{said}".strip(), language, changed


def _origins() -> QuerySet[MeasureOrigin]:
    """With the numbers of those that the list shows; a measure may have many hundreds, so they are not read whole."""
    listed = Suggestion.objects.listed().order_by()
    shown = MeasureOrigin.objects.filter(suggestion__in=listed).order_by("suggestion_id")
    return shown.annotate(said=F("suggestion__number")).only("measure")


def _actor(actor: MeasureActor) -> Told | None:
    """An association is named as long as it is public."""
    if actor.association_id:
        shown = vars(actor).get("open_association")
        return {"part": actor.part, "name": texts(shown.name)} if shown else None
    return {"part": actor.part, "name": texts(actor.body.name if actor.body else actor.name)}


def _progress(news: Progress) -> Told:
    result = news.shown_result
    return {
        "number": news.number,
        "on": news.on,
        "status": news.status,
        "body": texts(news.body.name) if news.body else {},
        "text": news.text,
        "language": news.text_language,
        "paper": result.consultation.paper.number if result else None,
    }


def _resource(resource: Resource) -> Told:
    return {
        "kind": resource.kind,
        "year": resource.year,
        "value": resource.value,
        "name": texts(resource.name),
        "source": texts(resource.source),
        "amount": texts(resource.amount),
    }
