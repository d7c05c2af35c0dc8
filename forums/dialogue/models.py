"""Collects the models of this slice; nothing is defined here."""

from .card_flags import CardFlag
from .card_log import CardEntry, EntryKind
from .card_reviews import CardReview, Verdict
from .cards import Card
from .clusters import Cluster
from .forum import Forum
from .points import Point
from .registration import Registration
from .states import Access, CardKind, CardState, ForumKind, ForumState, Section, Showing, Stance
from .tables import Prompt, Table

__all__ = [
    "Access",
    "Card",
    "CardEntry",
    "CardFlag",
    "CardKind",
    "CardReview",
    "CardState",
    "Cluster",
    "EntryKind",
    "Forum",
    "ForumKind",
    "ForumState",
    "Point",
    "Prompt",
    "Registration",
    "Section",
    "Showing",
    "Stance",
    "Table",
    "Verdict",
]
