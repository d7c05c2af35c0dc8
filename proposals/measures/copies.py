"""Measures quote the suggestions that led to them. What leaves public view leaves them, and their address; whoever
keeps the measure finds other words."""

from django.db.models import Q
from django.utils.text import slugify

from forums.municipality.calendar import today
from forums.records.copies import GONE, Taken, register
from forums.search.word_keys import in_all_languages
from proposals.suggestions.models import Step, Suggestion

from .models import UMLAUTS, Measure, MeasureActor
from .workflow import Progress

WORDS = ("title", "what", "who")


def register_copies() -> None:
    register("measures", drop)


def drop(taken: Taken) -> None:
    """Of those it, or what it was merged into, led to, and of what their news said on pages of suggestions. Only words
    that came after it: a suggestion that repeats a measure takes nothing from it."""
    if not isinstance(taken.record, Suggestion):
        return
    since = taken.since
    led_to = Q(suggestions=taken.record) | Q(suggestions__merged_from=taken.record)
    measures = list(Measure.everything.filter(led_to).distinct())
    for measure in measures:
        if measure.created >= since:
            _drop_from(measure, taken)
    for actor in MeasureActor.objects.filter(measure__in=measures, measure__created__gte=since):
        if (name := taken.unquoted_in_all(actor.name)) != actor.name:
            actor.name = name
            actor.save(update_fields=["name"])
    for entry in Progress.objects.filter(measure__in=measures, at__gte=since):
        if (text := taken.unquoted(entry.text)) != entry.text:
            Progress.objects.filter(pk=entry.pk).update(text=text)
        _drop_picture(entry, taken)
    Step.objects.filter(data__measure__in=[measure.pk for measure in measures], at__gte=since).take_out(taken.unquoted)


def _drop_picture(entry: Progress, taken: Taken) -> None:
    """What is said to show it shows it."""
    if any(taken.unquoted(words) != words for words in (entry.picture_words, entry.picture_credit)):
        entry.remove_picture()


def _drop_from(measure: Measure, taken: Taken) -> None:
    words = {name: taken.unquoted_in_all(getattr(measure, name)) for name in WORDS}
    changed = {name for name, text in words.items() if text != getattr(measure, name)}
    if not changed:
        return
    if "title" in changed and not any(GONE in title for title in in_all_languages(measure.title)):
        measure.words_taken_on = today()
    for name in changed:
        setattr(measure, name, words[name])
    if "title" in changed and any(_in_address(quoted) in measure.slug for quoted in taken.texts):
        measure.slug = ""  # the address has them, too: it gets a new one
    measure.save()


def _in_address(text: str) -> str:
    return slugify(text.translate(UMLAUTS))[:70].strip("-") or "-"
