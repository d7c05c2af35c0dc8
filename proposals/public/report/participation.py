"""Who takes part: by way in, language, district and association, with a floor where few people could be told apart."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from forums.charts.parts import Bars
from forums.municipality.languages import NAMES
from forums.municipality.models import District
from proposals.suggestions.models import Source

from ..figures import list_url
from ..suggestions.listing import NO_DISTRICT, SOURCES, authoring_associations
from .counts import Counts
from .groups import FLOOR, above_floor, grouped
from .pictures import said_bars
from .scope import Scope
from .sections import Section, Sheet

type Said = tuple[str, int, str]


def ways_in(counts: Counts, scope: Scope) -> Section[Bars]:
    found = counts.sources
    rows = [
        (str(Source(source).label), found[source], list_url(**scope.words, quelle=word))
        for word, source in SOURCES.items()
        if found[source]
    ]
    rows.sort(key=lambda row: -row[1])
    return _section("ways", _("By way in"), _("How a suggestion reached us."), _("Way in"), rows)


def languages(counts: Counts, scope: Scope) -> Section[Bars]:
    """What no language is known of, and what we have no name for, are among the others."""
    found: Counter[str] = Counter()
    for language, count in counts.languages.items():
        found[language if language in NAMES else ""] += count
    unnamed = found.pop("", 0)
    parts = grouped({**found, **({"": unnamed} if unnamed else {})})
    others = parts.others + sum(count for code, count in parts.shown if not code)
    rows = [(NAMES[code], count, list_url(**scope.words, sprache=code)) for code, count in parts.shown if code]
    rows += [(_("other languages"), others, "")] if others else []
    note = _(
        "The language a text was written in. Fewer than %(floor)s of one are counted with the others, without a list."
    )
    return _section("languages", _("By language"), note % {"floor": FLOOR}, _("Language"), rows)


def districts(counts: Counts, scope: Scope) -> Section[Bars]:
    names = {district.pk: district for district in District.objects.all()}
    found: Counter[int | None] = Counter()
    for key, count in counts.districts.items():
        found[key if key in names else None] += count
    parts = grouped(found)
    rows: list[Said] = []
    for key, count in parts.shown:
        district = names[key] if key is not None else None
        name = district.name if district else _("The whole city, no district")
        slug = district.slug if district else NO_DISTRICT
        rows.append((name, count, list_url(**scope.words, stadtteil=slug)))
    rows += [(_("other districts"), parts.others, "")] if parts.others else []
    note = _("Where one was named. Fewer than %(floor)s of one are counted with the others, without a list.")
    return _section("districts", _("By district"), note % {"floor": FLOOR}, _("District"), rows)


def associations(counts: Counts, scope: Scope) -> Section[Bars]:
    """Only those whose page is public."""
    public = {pk: (slug, name) for slug, pk, name in authoring_associations()}
    shown, has_smaller = above_floor({pk: count for pk, count in counts.associations.items() if pk in public})
    rows = [(public[pk][1], count, list_url(**scope.words, verein=str(public[pk][0]))) for pk, count in shown]
    note = _(
        "What an association wrote, joined in writing or collected among its members. One suggestion may count for "
        "several."
    )
    if has_smaller:
        note += " " + _("Others said fewer than %(floor)s.") % {"floor": FLOOR}
    return _section("associations", _("By association"), note, _("Association"), rows)


def _section(key: str, title: str, note: str, of: str, rows: Sequence[Said]) -> Section[Bars]:
    lines: list[list[object]] = [[name, count] for name, count, _url in rows]
    return Section(title, note, said_bars(key, of, rows), Sheet([of, _("Suggestions")], lines))
