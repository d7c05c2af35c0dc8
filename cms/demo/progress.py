"""What became of the demo's measures, told with their own verbs."""

from collections.abc import Callable, Iterator

from proposals.measures.models import Measure

from .texts import Table, read

VERBS: dict[str, Callable[..., None]] = {
    "start": Measure.start,
    "adopt": Measure.adopt,
    "report": Measure.report,
    "finish": Measure.finish,
}


def news() -> Iterator[tuple[int, Callable[[], None]]]:
    """How many days ago, and what was said then; nothing of measures that have a history already."""
    silent = set(Measure.objects.filter(version=0).values_list("slug", flat=True))
    for entry in read("measure-news")["news"]:
        if entry["measure"] in silent:
            yield entry["days_ago"], _telling(entry)


def _telling(entry: Table) -> Callable[[], None]:
    def tell() -> None:
        VERBS[entry["verb"]](Measure.objects.get(slug=entry["measure"]), by=None, text=entry["text"])

    return tell
