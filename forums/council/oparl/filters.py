"""What a list is asked for: the standard's filters, kept from page to page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

SECOND = timedelta(seconds=1)
TIMES = ("created_since", "created_until", "modified_since", "modified_until")
MOST = 100  # objects on a page


class UnreadableFilter(ValueError):
    """A parameter of the standard whose value is none; the message names it."""


@dataclass(frozen=True)
class Filter:
    """Times as they were asked for; both ends belong to the span, and count in the whole seconds that objects say."""

    times: dict[str, datetime]
    omit_internal: bool
    per_page: int

    @classmethod
    def of(cls, params: QueryDict) -> Self:
        """Raises UnreadableFilter."""
        times = {name: _moment(name, typed) for name in TIMES if (typed := params.get(name))}
        omit = params.get("omit_internal", "false").lower()
        return cls(times, omit not in {"false", "0", "no"}, _number(params.get("elementsPerPage", "")))

    @property
    def with_gone(self) -> bool:
        """Deleted objects stand only in what somebody asks to bring a copy up to date."""
        return "modified_since" in self.times

    @property
    def condition(self) -> Q:
        wanted = Q()
        for column, (since, before) in self._spans().items():
            wanted &= Q(**{f"{column}__gte": since}) if since else Q()
            wanted &= Q(**{f"{column}__lt": before}) if before else Q()
        return wanted

    def matches(self, created: datetime, modified: datetime) -> bool:
        """The same for one object."""
        spans, moments = self._spans(), {"created": created, "modified": modified}
        return all(
            (since is None or moments[column] >= since) and (before is None or moments[column] < before)
            for column, (since, before) in spans.items()
        )

    def _spans(self) -> dict[str, tuple[datetime | None, datetime | None]]:
        """By column: from when (included) to when (excluded), in whole seconds."""

        def since(moment: datetime) -> datetime:
            second = moment.replace(microsecond=0)
            return second if second == moment else second + SECOND

        return {
            column: (
                since(self.times[f"{column}_since"]) if f"{column}_since" in self.times else None,
                self.times[f"{column}_until"].replace(microsecond=0) + SECOND
                if f"{column}_until" in self.times
                else None,
            )
            for column in ("created", "modified")
        }

    def query(self, **more: str) -> str:
        """The part of an address that asks for the same again; empty, or beginning with “?”."""
        kept: dict[str, object] = {name: timezone.localtime(moment).isoformat() for name, moment in self.times.items()}
        if self.omit_internal:
            kept["omit_internal"] = "true"
        if self.per_page != MOST:
            kept["elementsPerPage"] = self.per_page
        query = urlencode({**kept, **more})
        return f"?{query}" if query else ""


def _moment(name: str, typed: str) -> datetime:
    """A plus that nobody escaped has become a space."""
    try:
        moment = datetime.fromisoformat(typed.replace(" ", "+") if "T" in typed else typed)
        if len(typed) < len("2026-01-01T00:00:00"):
            raise UnreadableFilter(f"{name} must be a date-time such as 2026-01-31T00:00:00+01:00.")
        aware = moment if moment.tzinfo else timezone.make_aware(moment)
        utc = aware.astimezone(UTC)
        if not 1900 <= utc.year < 9000:  # what every database and time zone can count with
            raise UnreadableFilter(f"{name} must lie between the years 1900 and 9000.")
    except (ValueError, OverflowError) as error:
        raise UnreadableFilter(f"{name} must be a date-time such as 2026-01-31T00:00:00+01:00.") from error
    return utc


def _number(typed: str) -> int:
    """How many objects on a page; the standard leaves it to the server to follow such a wish."""
    return max(1, min(int(typed), MOST)) if typed.isascii() and typed.isdigit() and len(typed) < 5 else MOST
