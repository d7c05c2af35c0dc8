"""What became of the demo's measures, told with their own verbs."""

from collections.abc import Callable, Iterator

from django.db.models import Exists, OuterRef

from proposals.measures.models import Measure, Progress

from .texts import Table, read

VERBS: dict[str, Callable[..., None]] = {
    "start": Measure.start,
    "adopt": Measure.adopt,
    "report": Measure.report,
    "finish": Measure.finish,
}


def news() -> Iterator[tuple[int, Callable[[], None]]]:
    """How many days ago, and what was said then; nothing of measures that have a history already."""
    told = Progress.objects.filter(measure=OuterRef("pk"), result=None)  # by the team: papers told theirs before
    silent = set(Measure.objects.filter(~Exists(told)).values_list("slug", flat=True))
    for entry in read("measure-news")["news"]:
        if entry["measure"] in silent:
            yield entry["days_ago"], _telling(entry)


def _telling(entry: Table) -> Callable[[], None]:
    def tell() -> None:
        VERBS[entry["verb"]](Measure.objects.get(slug=entry["measure"]), by=None, text=entry["text"])

    return tell
