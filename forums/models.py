"""Collects the models of every slice; nothing is defined here."""

from .bodies.models import Body, Membership
from .fields.models import ActionField, CrossCuttingTheme
from .municipality.models import ClosingDay, District, Municipality
from .notices.models import Notice
from .people.models import Person, User
from .pictures.models import Picture

__all__ = [
    "ActionField",
    "Body",
    "ClosingDay",
    "CrossCuttingTheme",
    "District",
    "Membership",
    "Municipality",
    "Notice",
    "Person",
    "Picture",
    "User",
]
