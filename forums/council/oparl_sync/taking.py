"""What taking over meetings and papers have in common."""

from datetime import datetime
from typing import Protocol

from django.db import models

from ..outside import Outside
from . import reading
from .models import OparlOrganization


class Taking(Protocol):
    """What a run offers to those who take its objects over."""

    minutes: dict[str, tuple[str, str]]
    items: dict[str, str]
    wanted: set[str]
    files: bool

    @property
    def counts(self) -> "dict[str, int]": ...
    def trouble(self, where: str, why: object) -> None: ...
    def remember(self, outside_id: str, kind: str, reason: str) -> None: ...
    def matches(self, *texts: str) -> bool: ...
    def fetch(self, url: str, kind: str) -> reading.Object: ...
    def organization(self, outside_id: str, name: str = "") -> OparlOrganization: ...
    def download(self, url: str) -> bytes: ...
    def take(self, found: object, kind: str, *, asked: bool = False) -> bool: ...


def held[R: Outside](model: type[R], outside_id: str) -> R | None:
    """The row of this object, a deleted one too."""
    rows: models.QuerySet[R] = model._base_manager.filter(outside_id=outside_id)
    return rows.first()


def is_unchanged(row: Outside | None, modified: datetime | None) -> bool:
    return row is not None and getattr(row, "deleted", None) is None and modified == row.outside_modified is not None
