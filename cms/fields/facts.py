"""What each folded section of a field's page tells without being opened."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.charts.numbers import figure
from forums.municipality.calendar import today
from proposals.measures.indicators.direction import Standing
from proposals.measures.resources.models import Kind
from proposals.measures.workflow import Status

from .portrait import Network, Portrait, Shown

MOST_LETTERS = 90  # of the amounts, so that a closed section stays one
# The order in which a reader asks: what is going on, what came of it, what is to come.
TOLD = (Status.RUNNING, Status.PARTLY, Status.DONE, Status.PLANNED, Status.ADOPTED, Status.PROPOSED, Status.STOPPED)
WORDS_A_MINUTE = 180


@dataclass(frozen=True)
class Way:
    """From where an indicator began to its target, for a bar: the part that is done, as SVG takes it."""

    done: str
    first: str
    target: str


class Facts:
    """Sentences about a Portrait; none asks the database anything that the page does not show."""

    def __init__(self, portrait: Portrait) -> None:
        self.portrait = portrait

    @property
    def team(self) -> str:
        networks = self.portrait.networks
        if not networks:
            return _("no team yet")
        return ", ".join(part for part in self._team(networks) if part)

    def _team(self, networks: list[Network]) -> Iterator[str]:
        vacant = sum(seat.vacant for network in networks for seat in network.tandem.seats)
        filled = 2 * len(networks) - vacant
        yield ngettext("%(count)s tandem person", "%(count)s tandem persons", filled) % {"count": filled}
        if vacant:
            yield ngettext("%(count)s seat vacant", "%(count)s seats vacant", vacant) % {"count": vacant}
        partners = sum(len(network.members) for network in networks)
        if partners:
            yield ngettext("%(count)s partner", "%(count)s partners", partners) % {"count": partners}

    @property
    def goals(self) -> str:
        count = len(self.portrait.goals)
        return ngettext("%(count)s goal", "%(count)s goals", count) % {"count": count} if count else _("none yet")

    @property
    def measures(self) -> str:
        counts = Counter(Status(measure.status) for measure in self.portrait.measures)
        told = [f"{status.label}: {counts[status]}" for status in TOLD if counts[status]]
        if self.late_measures:
            told.append(_("Late: %(count)s") % {"count": self.late_measures})
        return ", ".join(told) or _("none yet")

    @cached_property
    def late_measures(self) -> int:
        return sum(measure.is_late for measure in self.portrait.measures)

    @property
    def indicators(self) -> str:
        shown = self.portrait.indicators
        if not shown:
            return _("nothing is measured yet")
        count = ngettext("%(count)s indicator", "%(count)s indicators", len(shown)) % {"count": len(shown)}
        reached = sum(row.indicator.standing is Standing.REACHED for row in shown)
        return f"{count}, " + (_("target reached: %(count)s") % {"count": reached})

    @property
    def resources(self) -> str:
        words = [str(resource.amount) for resource in self.portrait.resources.in_words if str(resource.amount)]
        amounts = [*self._spent(), *words]
        shown = amounts[:1]
        for amount in amounts[1:]:
            if len(", ".join([*shown, amount])) > MOST_LETTERS:
                return ", ".join([*shown, _("and more")])
            shown.append(amount)
        return ", ".join(shown) or _("nothing is listed yet")

    def _spent(self) -> Iterator[str]:
        """This year's money and posts, where they are known."""
        year = today().year
        spent = self.portrait.resources.total(Kind.EXPENSE, year)
        if spent is not None:
            yield _("%(sum)s euros in %(year)s") % {"sum": figure(spent), "year": year}
        posts = self.portrait.resources.total(Kind.STAFF_POSTS, year)
        if posts is not None:
            yield _("full-time posts: %(posts)s") % {"posts": figure(posts)}

    @property
    def suggestions(self) -> str:
        counted = self.portrait.counted
        if not counted.received:
            return _("none yet")
        return _("%(open)s open, %(decided)s decided") % {"open": counted.open, "decided": counted.decided}

    @property
    def districts(self) -> str:
        named = sum(key is not None for key in self.portrait.counted.by_district)
        return ngettext("from %(count)s district", "from %(count)s districts", named) % {"count": named}

    @property
    def said(self) -> str:
        cards = sum(tally.total for tally in self.portrait.said)
        return ngettext("%(count)s card", "%(count)s cards", cards) % {"count": cards}

    @property
    def way(self) -> Way | None:
        """How far the headline has come from its baseline, or first reading, to its target; None for none."""
        shown = self.portrait.headline
        return _way(shown) if shown else None


def reading_time(text: str) -> str:
    """About how long it takes; empty for nothing."""
    minutes = max(1, round(len(text.split()) / WORDS_A_MINUTE))
    words = ngettext("%(count)s minute to read", "%(count)s minutes to read", minutes) % {"count": minutes}
    return words if text.strip() else ""


def _way(shown: Shown) -> Way | None:
    run, target, baseline = shown.indicator.read_values, shown.indicator.target, shown.indicator.baseline
    if target is None or not run:
        return None
    first = run[0].value if baseline is None else baseline
    if first == target.value or (baseline is None and len(run) < 2):
        return None
    share = float((run[-1].value - first) / (target.value - first))
    return Way(f"{min(max(share, 0.0), 1.0) * 100:.1f}%", figure(first), figure(target.value))
