"""What became of the demo's measures, told with their own verbs."""

from collections.abc import Callable, Iterator

from django.db.models import Exists, OuterRef

from proposals.measures.models import Measure, Progress
from proposals.measures.news_picture import NewPicture

from .pictures import handed_in
from .texts import Table, read

CREDIT = "Zeichnung für diese Vorführung"
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
        facts = {"picture": _picture(entry)} if "picture" in entry else {}
        VERBS[entry["verb"]](Measure.objects.get(slug=entry["measure"]), by=None, text=entry["text"], **facts)

    return tell


def _picture(entry: Table) -> NewPicture:
    """A drawing that says that it is one."""
    words = entry["picture_words"]
    return NewPicture(handed_in(entry["picture"], title=words), words, decorative=False, credit=CREDIT)
