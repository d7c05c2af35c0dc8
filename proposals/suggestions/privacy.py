"""What this slice holds about somebody: what they suggested, follow and support, and what they did as staff."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Notice
from forums.people.consents import register_items
from forums.people.person_fields import classify
from forums.people.personal_data import Entry, Fact, Subject, facts, register

from .authorship import AUTHOR_NAME, PHOTO
from .endorsement.models import Collection, Endorsement
from .following import Follower, FollowerQuerySet
from .models import Suggestion
from .stages import Visibility
from .steps import Step, StepKind
from .support import Support

SAID_TO_US = (StepKind.REPLIED, StepKind.APPEALED, StepKind.REOPENED)


def _suggestions(subject: Subject) -> Iterable[Entry]:
    told_us = Step.objects.filter(kind__in=SAID_TO_US).exclude(text="")
    written = Suggestion.objects.filter(author=subject.user) if subject.user else Suggestion.objects.none()
    for row in written.order_by("received_at").prefetch_related(Prefetch("steps", told_us, to_attr="told_us")):
        own = "number received_at title original public_text visibility author_name author_name_public language"
        yield [
            *facts(row, *own.split()),
            Fact("point", _("place on the map, rounded"), str(row.point or "")),
            Fact("passage", _("passage it is about"), row.passage_words),
            Fact("photo", _("photo"), row.photo_id is not None),
            Fact("photo_public", _("photo may be shown"), row.photo_public),
            Fact("secret_word", _("a secret word is kept (only as a check number)"), bool(row.secret_word)),
            Fact("answers", _("what you answered us"), [step.text for step in row.told_us]),
        ]


def _erase_authorship(subject: Subject) -> None:
    """What is public stays without a name. What never was public is taken back and deleted whole."""
    for row in Suggestion.everything.filter(author=subject.user) if subject.user else ():
        row.leave_with_account()


def _suggestions_meaning(subject: Subject) -> Iterable[str]:
    for row in Suggestion.objects.filter(author=subject.user).order_by("number") if subject.user else ():
        told = {"number": row.number}
        if row.is_public:
            yield gettext("Suggestion %(number)s stays in public, without a name.") % told
        elif row.may_be_withdrawn:
            yield gettext("Suggestion %(number)s is not public. It is withdrawn, and the text is deleted.") % told
        else:
            yield gettext("The text of suggestion %(number)s, which is not public, is deleted.") % told


def _followed(subject: Subject) -> FollowerQuerySet:
    return Follower.objects.filter(email__in=subject.addresses)


def _following(subject: Subject) -> Iterable[Entry]:
    for row in _followed(subject).select_related("suggestion"):
        number = Fact("suggestion", _("suggestion"), row.suggestion.number)
        yield [number, *facts(row, "email", "language", "since", "confirmed_at")]


def _erase_following(subject: Subject) -> None:
    keys = [f"follower:{pk}" for pk in _followed(subject).values_list("pk", flat=True)]
    Notice.objects.filter(recipient__in=keys).delete()
    _followed(subject).delete()


def _supports(subject: Subject) -> Iterable[Entry]:
    for row in Support.objects.filter(user=subject.user).select_related("suggestion") if subject.user else ():
        yield [Fact("suggestion", _("suggestion"), row.suggestion.number), Fact("at", _("when"), row.at)]


def _erase_supports(subject: Subject) -> None:
    if (user := subject.user) is not None:
        for row in Suggestion.everything.filter(supports__user=user):
            row.end_support(by=user)


def _acts(subject: Subject) -> Iterable[Entry]:
    """Their part in others' histories. It stays when they go, under body and seat."""
    for row in Step.objects.filter(actor=subject.user).select_related("suggestion") if subject.user else ():
        yield [Fact("suggestion", _("suggestion"), row.suggestion.number), *facts(row, "at", "kind", "text")]


def _release_acts(subject: Subject) -> None:
    """Nothing to do: the account's row lets go of them."""


def _classify() -> None:
    classify(
        Suggestion,
        erased="author_name secret_word",
        public="title public_text",
        text="original source_name passage_where passage_words",
        nobody="number source_key passage_kind passage_key",
        shown=Q(visibility=Visibility.PUBLIC),
    )
    classify(Step, text="text data", nobody="reason")
    classify(Follower, erased="email")
    classify(Support, erased="browser")
    classify(Endorsement, public="name")
    classify(Collection, text="place")


def register_holdings() -> None:
    _classify()
    register_items({AUTHOR_NAME: _("name beside the suggestion"), PHOTO: _("photo")})
    register("acts", _("What you did with suggestions"), export=_acts, erase=_release_acts)
    register("supports", _("What you support"), export=_supports, erase=_erase_supports)
    register("following", _("What you follow by e-mail"), export=_following, erase=_erase_following)
    register(
        "suggestions", _("Your suggestions"), export=_suggestions, erase=_erase_authorship, meaning=_suggestions_meaning
    )
