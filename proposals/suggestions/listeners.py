"""Who hears of a Step: the author, followers, supporters."""

from forums.notices.models import Recipient, all_marks, known

from .concern import Audience, Concern
from .following import Follower
from .steps import Step, StepKind

# What authors do themselves, most of them by their link and without an account.
AUTHORS_OWN = frozenset({StepKind.APPEALED, StepKind.REPLIED, StepKind.WITHDRAWN, StepKind.REOPENED})


class Listeners(Concern):
    """No columns: each concern names its own."""

    class Meta:
        abstract = True

    def listeners(self, tell: Audience, step: Step) -> list[Recipient]:
        """Authors first: whoever is named twice is written to as the first. Not of what they did themselves."""
        if tell == "nobody":
            return []
        authors = self.author_listeners()
        if tell == "everyone":
            others = Follower.objects.filter(suggestion_id=self.pk, is_author=False).recipients()
            others += self.supporter_recipients()
        else:
            others = []
        if step.kind in AUTHORS_OWN and step.actor is None:
            themselves = all_marks(authors)
            return [other for other, marks in known(others).items() if themselves.isdisjoint(marks)]
        return authors + others

    def author_listeners(self) -> list[Recipient]:
        """The author's confirmed addresses and account."""
        return Follower.objects.filter(suggestion_id=self.pk, is_author=True).recipients() + self.author_recipients()
