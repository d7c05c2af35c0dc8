"""The way from word to result: the thread on the home page, with how many have come how far.

The stations are no funnel: each is counted for itself, over everything that is public and not taken back, and leads to
the list with exactly these rows.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.municipality.models import Municipality
from forums.pictograms.names import Pictogram
from forums.pictograms.thread import Station

from .figures import Figures, list_url


def way(figures: Figures, city: Municipality) -> list[Station]:
    """With figures as soon as there is a first suggestion; before that it says what will happen."""
    return _counted(figures) if figures.received else _promised(city)


def _promised(city: Municipality) -> list[Station]:
    read = ngettext("within %(days)s working day", "within %(days)s working days", city.moderation_days)
    answered = ngettext("within %(days)s working day", "within %(days)s working days", city.answer_days)
    return [
        Station(Pictogram.SAID, _("You write"), rest=_("In your language. A few words are enough.")),
        Station(Pictogram.READ, _("We read"), rest=read % {"days": city.moderation_days}),
        Station(Pictogram.TEAM, _("A team gets it"), rest=_("One person from the city, one from outside.")),
        Station(Pictogram.ANSWERED, _("You get an answer"), rest=answered % {"days": city.answer_days}),
        Station(Pictogram.MEASURE, _("It becomes a measure"), rest=_("if we take it up")),
        Station(Pictogram.COUNCIL, _("The council decides"), rest=_("where a decision is needed")),
        Station(Pictogram.DONE, _("It is done"), rest=_("and you can see what came of it"), tone="done"),
    ]


def _counted(figures: Figures) -> list[Station]:
    unplaced = figures.received - figures.placed
    without = figures.measured - figures.in_council
    return [
        _station(Pictogram.SAID, _("said"), figures.received, _("online, on paper or at a forum")),
        _station(Pictogram.READ, _("read"), figures.received, _("whatever is public has been read")),
        _station(
            Pictogram.TEAM,
            _("with a team"),
            figures.placed,
            ngettext("%(count)s has no topic yet", "%(count)s have no topic yet", unplaced) % _shown(unplaced)
            if unplaced
            else _("everything has its team"),
            rest_url=list_url(feld="ohne") if unplaced else "",
            feld="mit",
        ),
        _answered(figures),
        _station(Pictogram.MEASURE, _("became a measure"), figures.measured, _("or part of one"), massnahme="ja"),
        _station(
            Pictogram.COUNCIL,
            _("with the council or a committee"),
            figures.in_council,
            ngettext("%(count)s needs no decision", "%(count)s need no decision", without) % _shown(without)
            if without
            else _("where a decision is needed"),
            massnahme="gremium",
        ),
        _station(
            Pictogram.DONE, _("done"), figures.done, _("the measure is finished"), tone="done", massnahme="erledigt"
        ),
    ]


def _answered(figures: Figures) -> Station:
    waiting = ngettext("%(count)s is waiting", "%(count)s are waiting", figures.open) % _shown(figures.open)
    late = ngettext("%(count)s of them for too long", "%(count)s of them for too long", figures.overdue)
    return _station(
        Pictogram.ANSWERED,
        _("answered"),
        figures.times.answered,
        waiting if figures.open else _("nobody is waiting"),
        rest_url=list_url(stand="offen") if figures.open else "",
        late=late % _shown(figures.overdue) if figures.overdue else "",
        late_url=list_url(stand="ueberfaellig"),
        antwort="gegeben",
    )


def _station(
    pictogram: Pictogram,
    title: str,
    count: int,
    rest: str,
    *,
    rest_url: str = "",
    late: str = "",
    late_url: str = "",
    tone: str = "thread",
    **words: str,
) -> Station:
    return Station(
        pictogram,
        title,
        url=list_url(**words),
        figure=number_format(count, force_grouping=True),
        rest=rest,
        rest_url=rest_url,
        late=late,
        late_url=late_url,
        tone=tone,
    )


def _shown(count: int) -> dict[str, str]:
    return {"count": number_format(count, force_grouping=True)}
