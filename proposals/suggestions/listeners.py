"""Who hears of a Step: the author, followers, supporters."""

from forums.notices.models import Recipient

from .concern import Audience, Concern
from .following import Follower


class Listeners(Concern):
    """No columns: each concern names its own."""

    class Meta:
        abstract = True

    def listeners(self, tell: Audience) -> list[Recipient]:
        """Each once: an author who also supports it hears as its author."""
        if tell == "nobody":
            return []
        followers = Follower.objects.filter(suggestion_id=self.pk)
        if tell == "author":
            return followers.filter(is_author=True).recipients() + self.author_recipients()
        listeners = followers.recipients() + self.author_recipients()
        known = {listener.key for listener in listeners}
        return listeners + [supporter for supporter in self.supporter_recipients() if supporter.key not in known]
