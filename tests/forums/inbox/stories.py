"""How each letter that announces work comes to be written, and where that work is done."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from cms.feedback.models import AccessibilityReport
from forums.associations.calls import Call, CallAnswer
from forums.associations.delegates import DelegateRole, Invitation
from forums.associations.joining import Joining
from forums.associations.links import resume_token
from forums.associations.meetings import Meeting
from forums.associations.models import Association
from forums.bodies.models import Duty, Kind, MembershipRole
from forums.dialogue.models import CardFlag, CardReview
from forums.municipality.calendar import today
from forums.municipality.models import Municipality
from forums.people.models import User
from proposals.measures.indicators.reminders import remind_of_readings
from proposals.measures.reminders import remind as remind_of_reviews
from proposals.moderation.danger import DangerFlag
from proposals.moderation.jobs import alert_about_danger
from proposals.public.evaluation.models import Evaluation
from proposals.suggestions.endorsement.models import Endorsement, Part
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from proposals.suggestions.outcomes import Reason
from proposals.suggestions.stages import Stage
from proposals.triage.bias import recuse
from proposals.triage.decisions import Decision
from proposals.triage.drafts import Content
from proposals.triage.solo_moves import SoloMove
from tests.conftest import City
from tests.factories import (
    BodyFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    card,
    registration,
    released,
    running,
    seat,
    speaker,
    suggestion,
    verified,
)


def case(made: Suggestion) -> str:
    return reverse("desk_case", args=[made.number])


def draft(made: Suggestion, by: User) -> Decision:
    content = Content(
        outcome=Stage.DECLINED, reason=Reason.NO_MONEY, answer="Kein Geld.", would_change="Ein Zuschuss des Landes."
    )
    return Decision.draft(made, content, by=by)


class Cast:
    """Who is needed for a letter, made when a story asks for them."""

    def __init__(self, city: City, coordinator: User) -> None:
        self.city = city
        self.coordinator = coordinator
        self.officer = seat(city.language_network, MembershipRole.OFFICE_SEAT, "amt@example.org")
        self.teacher = seat(city.language_network, MembershipRole.FIELD_SEAT, "lehrerin@example.org")

    def case(self) -> Suggestion:
        return released("Deutschkurse am Abend", field=self.city.language)

    def association(self) -> Association:
        made = verified(self.coordinator)
        self.speaker = speaker(made, "vorsitz@example.org", DelegateRole.OWNER)
        return made

    def member(self) -> Association:
        made = self.association()
        [joining] = Joining.request(made, [self.city.language_network], contribution="", by=self.speaker)
        joining.accept(by=self.officer)
        return made


def arrived(cast: Cast) -> str:
    return case(cast.case())


def to_sign(cast: Cast) -> str:
    made = cast.case()
    draft(made, cast.officer).hand_over(by=cast.officer)
    return case(made)


def objected(cast: Cast) -> str:
    made = cast.case()
    decision = draft(made, cast.officer)
    decision.hand_over(by=cast.officer)
    decision.object(by=cast.teacher, reason="Es gibt doch Geld.")
    return case(made)


def lapsed(cast: Cast) -> str:
    made = cast.case()
    draft(made, cast.officer)
    Decision.objects.open_for(made).lapse("moved_on")  # type: ignore[union-attr]
    return case(made)


def alone(cast: Cast) -> str:
    made = cast.case()
    made.forward(to=cast.city.faith, by=cast.officer, reason="Gehört dorthin.", seat="office")
    return case(made)


def called_back(cast: Cast) -> str:
    alone(cast)
    move = SoloMove.objects.select_related("suggestion", "step", "body").get()
    move.call_back(by=cast.teacher, reason="Nein, zu uns.")
    return case(move.suggestion)


def recused(cast: Cast) -> str:
    seat(cast.city.language_network, MembershipRole.OFFICE_DEPUTY, "vertretung@example.org")
    made = cast.case()
    recuse(made, by=cast.officer)
    return case(made)


def replied(cast: Cast) -> str:
    made = cast.case()
    made.ask(by=cast.officer, question="Wann?")
    made.reply(text="Abends.")
    return case(made)


def danger(cast: Cast) -> str:
    return reverse("moderation_case", args=[suggestion("Mein Mann schlägt mich.").number])


def unopened(cast: Cast) -> str:
    made = suggestion("Mein Mann schlägt mich.")
    DangerFlag.objects.update(raised_at=timezone.now() - timedelta(days=7))
    DangerFlag.alert_overdue()
    return reverse("moderation_case", args=[made.number])


def complaint(cast: Cast) -> str:
    seat(cast.city.complaints, MembershipRole.HOLDER, "beschwerden@example.org")
    made = suggestion("Herr Erfunden im Amt war grob.")
    made.give_to_complaints(by=cast.coordinator)
    return reverse("complaint", args=[made.number])


def to_check(cast: Cast) -> str:
    made = registration()
    made.submit()
    return reverse("association_office_detail", args=[made.pk])


def joining(cast: Cast) -> str:
    made = cast.association()
    [row] = Joining.request(made, [cast.city.language_network], contribution="", by=cast.speaker)
    return f"{reverse('desk_associations')}#anfrage-{row.pk}"


def asked_back(cast: Cast) -> str:
    made = cast.association()
    [row] = Joining.request(made, [cast.city.language_network], contribution="", by=cast.speaker)
    row.ask(by=cast.officer, text="Wie oft?")
    return reverse("association_fields", args=[made.slug])


def review(cast: Cast) -> str:
    made = cast.association()
    long_ago = today() - timedelta(days=400)
    Association.objects.filter(pk=made.pk).update(confirmed_on=long_ago, verified_on=long_ago)
    made.refresh_from_db()
    made.ask_to_confirm()
    return reverse("association_manage", args=[made.slug])


def invitation(cast: Cast) -> str:
    made = Invitation.send(cast.association(), "lehrerin@example.org", DelegateRole.DELEGATE, by=cast.coordinator)
    cast.teacher.emailaddress_set.update_or_create(
        email="lehrerin@example.org", defaults={"verified": True, "primary": True}
    )
    return reverse("association_invitation", args=[made.token])


def call(cast: Cast) -> str:
    cast.member()
    made = Call(network=cast.city.language_network, title="Wer übersetzt?")
    made.publish()
    return reverse("network_call", args=[made.uuid])


def call_answered(cast: Cast) -> str:
    member = cast.member()
    made = Call(network=cast.city.language_network, title="Wer übersetzt?")
    made.publish()
    CallAnswer.send(made, member, by=cast.speaker, text="Wir.")
    return reverse("network_call", args=[made.uuid])


def meeting(cast: Cast) -> str:
    cast.member()
    made = Meeting(
        network=cast.city.language_network,
        title="Treffen",
        starts_at=timezone.now() + timedelta(days=7),
        place="Rathaus",
    )
    made.announce()
    return made.get_absolute_url()


def question(cast: Cast) -> str:
    author = seat(cast.city.faith_network, MembershipRole.ACTOR, "autor@example.org")
    made = released("Deutschkurse am Abend", field=cast.city.language, author=author)
    made.ask(by=cast.officer, question="Wann?")
    return reverse("suggestion_follow", args=[follow_token(made)])


def joint_author(cast: Cast) -> str:
    author = seat(cast.city.faith_network, MembershipRole.ACTOR, "autor@example.org")
    made = released("Deutschkurse am Abend", field=cast.city.language, author=author)
    Endorsement.give(made, cast.association(), Part.JOINT, by=cast.speaker)
    return reverse("suggestion_follow", args=[follow_token(made)])


def sent_back(cast: Cast) -> str:
    """The registrar's letters go to an address; with the account that registered it stands in the list too."""
    made = registration(registrar=cast.teacher, registrar_confirmed_at=timezone.now())
    made.submit()
    made.question(by=cast.coordinator, text="Wie viele sind Sie?")
    return reverse("association_resume", args=[resume_token(made)])


def barrier(cast: Cast) -> str:
    city = Municipality.current()
    city.contact_email = "stadt@example.org"
    city.save()
    made = AccessibilityReport.receive(uuid=uuid4(), language="de", problem="Zu klein.")
    return reverse("barriers:edit", args=[made.pk])


def unread(cast: Cast) -> str:
    made = suggestion("Deutschkurse am Abend", field=cast.city.language)
    return reverse("moderation_case", args=[made.number])


def flagged_card(cast: Cast) -> str:
    card(running(cast.city.language).tables.get(), "Ich will nicht mehr leben.")
    return reverse("moderation_cards")


def unopened_card(cast: Cast) -> str:
    address = flagged_card(cast)
    CardFlag.objects.update(raised_at=timezone.now() - timedelta(days=7))
    alert_about_danger()
    return address


def hidden_card(cast: Cast) -> str:
    made = card(running(cast.city.language).tables.get(), "Unsinn")
    made.hide(by=None, because="Unsinn")
    CardReview.objects.get().ask("Das ist kein Unsinn.")
    return reverse("moderation_cards")


def measure_review(cast: Cast) -> str:
    made = MeasureFactory(field=cast.city.language, review_on=today() + timedelta(days=1))
    remind_of_reviews()
    return reverse("measure_report", args=[made.slug])


def reading(cast: Cast) -> str:
    made = IndicatorFactory(goal=GoalFactory(field=cast.city.language), first_due=today() + timedelta(days=1))
    remind_of_readings()
    return reverse("indicator_readings", args=[made.uuid])


def _evaluation(cast: Cast) -> Evaluation:
    return Evaluation.begin(starts=None, until=today())


def evaluation_asked(cast: Cast) -> str:
    return reverse("evaluation_assess", args=[_evaluation(cast).slug, cast.city.language.slug])


def evaluation_to_approve(cast: Cast) -> str:
    body = BodyFactory(slug="steuerung", kind=Kind.STEERING_GROUP, duty=Duty.STEERING)
    seat(body, MembershipRole.MEMBER, "steuerung@example.org")
    made = _evaluation(cast)
    made.assess(cast.city.language, "Es geht voran.", by=None, body=cast.city.language_network, seen=0)
    return made.get_absolute_url()


STORIES: dict[str, Callable[[Cast], str]] = {
    "desk.arrived": arrived,
    "desk.to_sign": to_sign,
    "desk.objected": objected,
    "desk.lapsed": lapsed,
    "desk.alone": alone,
    "desk.called_back": called_back,
    "desk.recused": recused,
    "desk.replied": replied,
    "moderation.new": unread,
    "card.danger": flagged_card,
    "card.unopened": unopened_card,
    "card.asked": hidden_card,
    "danger.raised": danger,
    "danger.unopened": unopened,
    "complaint.given": complaint,
    "association.waits": to_check,
    "association.joining_waits": joining,
    "association.joining": asked_back,
    "association.confirm": review,
    "association.invitation": invitation,
    "association.entry": sent_back,
    "network.call": call,
    "network.answer": call_answered,
    "network.meeting": meeting,
    "measure.review_soon": measure_review,
    "suggestion.step": question,
    "reading.due_soon": reading,
    "evaluation.asked": evaluation_asked,
    "evaluation.to_approve": evaluation_to_approve,
    "endorsement.asks": joint_author,
    "accessibility.received": barrier,
}
