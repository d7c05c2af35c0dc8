"""Collects the models of every slice; nothing is defined here."""

from .concept.models import ChapterPage, ConceptPage, PartPage
from .content.models import StandardPage
from .editions.models import ChangeCause, Edition, EditionEntry, FrozenPicture, FrozenSection, Printout
from .feedback.models import AccessibilityReport
from .fields.models import ActionFieldIndexPage, ActionFieldPage
from .home.models import HomePage
from .legal.models import LegalPage
from .minutes.models import MinutesIndexPage, MinutesPage
from .news.models import NewsIndexPage, NewsPage
from .paper_drafts.models import DraftStep, PaperDraft

__all__ = [
    "AccessibilityReport",
    "ActionFieldIndexPage",
    "ActionFieldPage",
    "ChangeCause",
    "ChapterPage",
    "ConceptPage",
    "DraftStep",
    "Edition",
    "EditionEntry",
    "FrozenPicture",
    "FrozenSection",
    "HomePage",
    "LegalPage",
    "MinutesIndexPage",
    "MinutesPage",
    "NewsIndexPage",
    "NewsPage",
    "PaperDraft",
    "PartPage",
    "Printout",
    "StandardPage",
]
