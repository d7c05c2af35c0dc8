"""Collects the models of every slice; nothing is defined here."""

from .concept.models import ChapterPage, ConceptPage, PartPage
from .fields.models import ActionFieldIndexPage, ActionFieldPage
from .home.models import HomePage
from .legal.models import LegalPage
from .news.models import NewsIndexPage, NewsPage
from .writing.models import StandardPage

__all__ = [
    "ActionFieldIndexPage",
    "ActionFieldPage",
    "ChapterPage",
    "ConceptPage",
    "HomePage",
    "LegalPage",
    "NewsIndexPage",
    "NewsPage",
    "PartPage",
    "StandardPage",
]
