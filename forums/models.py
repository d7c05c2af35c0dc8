"""Collects the models of every slice; nothing is defined here."""

from .associations.export import ListExport
from .associations.models import (
    Association,
    Attendance,
    Call,
    CallAnswer,
    Delegate,
    HistoryEntry,
    Invitation,
    Joining,
    Meeting,
    Proof,
)
from .bodies.models import Body, Membership
from .council.appointments.models import Appointment, EndedMandate
from .council.meetings.models import AgendaItem, CouncilMeeting
from .council.oparl_sync.models import OparlList, OparlOrganization, OparlSkipped, OparlSource
from .council.papers.annexes import Annex
from .council.papers.models import Consultation, Paper, ResultEntry
from .council.process.documents import MilestoneDocument
from .council.process.history import MilestoneEntry
from .council.process.models import Milestone
from .council.terms.models import LegislativeTerm
from .dialogue.models import Card, CardEntry, CardFlag, CardReview, Cluster, Forum, Point, Prompt, Registration, Table
from .dialogue.photographs import Photograph, SheetPhoto
from .embeddings.models import TextVector
from .faces.models import PersonPhoto
from .fields.models import ActionField, CrossCuttingTheme
from .maps.models import DistrictShape, Street, TownMap
from .municipality.models import ClosingDay, District, Municipality
from .notices.models import Notice
from .people.access_log import DataAccess
from .people.consents import Consent
from .people.models import Person, User
from .people.name_checks import NameCheck
from .pictures.models import Picture
from .protection.models import KeptValue

__all__ = [
    "ActionField",
    "AgendaItem",
    "Annex",
    "Appointment",
    "Association",
    "Attendance",
    "Body",
    "Call",
    "CallAnswer",
    "Card",
    "CardEntry",
    "CardFlag",
    "CardReview",
    "ClosingDay",
    "Cluster",
    "Consent",
    "Consultation",
    "CouncilMeeting",
    "CrossCuttingTheme",
    "DataAccess",
    "Delegate",
    "District",
    "DistrictShape",
    "EndedMandate",
    "Forum",
    "HistoryEntry",
    "Invitation",
    "Joining",
    "KeptValue",
    "LegislativeTerm",
    "ListExport",
    "Meeting",
    "Membership",
    "Milestone",
    "MilestoneDocument",
    "MilestoneEntry",
    "Municipality",
    "NameCheck",
    "Notice",
    "OparlList",
    "OparlOrganization",
    "OparlSkipped",
    "OparlSource",
    "Paper",
    "Person",
    "PersonPhoto",
    "Photograph",
    "Picture",
    "Point",
    "Prompt",
    "Proof",
    "Registration",
    "ResultEntry",
    "SheetPhoto",
    "Street",
    "Table",
    "TextVector",
    "TownMap",
    "User",
]
