"""What each role does here, in a few sentences, and where. The only place of these words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from forums.people.roles import Visitor
from proposals.suggestions.permissions import may_moderate
from proposals.triage.permissions import may_open_desk


@dataclass(frozen=True)
class Topic:
    """`address` is the name of the page where this role begins; `may` says to whom it leads anywhere."""

    role: StrOrPromise
    text: StrOrPromise
    address: str = ""
    may: Callable[[Visitor], bool] = lambda _reader: True


TOPICS = (
    Topic(
        _("For everybody"),
        _(
            "“For me to do” lists everything that waits for you, in all your roles, the overdue first. Each entry "
            "leads to the page where you act. Whoever works here signs in with a second factor."
        ),
        "inbox",
    ),
    Topic(
        _("Moderator"),
        _(
            "Reads each text before it is published. Releases, removes names and private facts, holds or rejects with "
            "a reason. A sign of danger comes first: act at once, call, and write down what was done."
        ),
        "moderation",
        may_moderate,
    ),
    Topic(
        _("Coordinator"),
        _(
            "Keeps people, bodies, memberships and the city's settings, invites accounts, verifies associations, plans "
            "forums, hands their cards over, imports lists, and approves pages."
        ),
        "wagtailadmin_home",
    ),
    Topic(
        _("Editor"),
        _(
            "Writes pages and news and sends them to be approved. Answers reports of barriers. What is published is "
            "decided by the coordination."
        ),
        "wagtailadmin_explore_root",
    ),
    Topic(
        _("Translator"),
        _("Translates pages. Until a text is translated, readers see that the translation follows."),
        "wagtailadmin_explore_root",
    ),
    Topic(
        _("Data protection officer"),
        _(
            "Reads who opened or exported personal data, which consents there are, and erases what a person asks to "
            "have erased."
        ),
    ),
    Topic(
        _("Tandem: seat or deputy"),
        _(
            "Answers the suggestions of its topic. One drafts, the other signs or objects. One is enough to pass a "
            "suggestion on. A deputy acts for its own seat. Reports on measures, and answers associations."
        ),
        "desk",
        may_open_desk,
    ),
    Topic(
        _("Lead tandem"),
        _(
            "Assigns suggestions without a topic, takes what a team cannot decide, and acts for one vacant seat. It "
            "never decides what it drafted or objected to."
        ),
        "desk",
        may_open_desk,
    ),
    Topic(
        _("Project owner"),
        _("Decides where the lead tandem finds no answer. Both views are published with the decision."),
        "desk",
        may_open_desk,
    ),
    Topic(
        _("Steering group, decision body, migration officer"),
        _("Read every desk that is not private. Nothing is passed to them here, and no e-mails are sent to them."),
        "desk",
        may_open_desk,
    ),
    Topic(
        _("Complaints office"),
        _("Answers complaints about persons. Nobody else reads them."),
    ),
    Topic(
        _("Host or scribe of a table"),
        _(
            "The host leads a table at a forum: releases cards, groups them, opens and closes the table. The scribe "
            "writes for others."
        ),
    ),
)
