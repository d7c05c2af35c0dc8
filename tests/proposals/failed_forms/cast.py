"""Who posts, and what a case is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from forums.people.models import User
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import released

TYPED = "Das habe ich lange überlegt"


@dataclass(frozen=True)
class Failed:
    """What is posted where, by whom; `typed` must still stand there, `wrong` are the names of the fields to mend, and
    `about` what the page must still name."""

    url: str
    data: dict[str, Any]
    wrong: set[str]
    about: tuple[str, ...] = ()
    by: User | None = None
    typed: tuple[str, ...] = (TYPED,)


class Cast:
    """Made when a case asks for it."""

    def __init__(self, city: City, officer: User, teacher: User, moderator: User, coordinator: User) -> None:
        self.city, self.officer, self.teacher, self.moderator = city, officer, teacher, moderator
        self.coordinator = coordinator

    def case(self) -> Suggestion:
        return released("Deutschkurse am Abend", title="Kurs am Abend", field=self.city.language)

    def own(
        self, name: str, told: Suggestion, data: dict[str, Any], *wrong: str, typed: tuple[str, ...] = ()
    ) -> Failed:
        url = reverse(f"suggestion_{name}", args=[follow_token(told)])
        return Failed(url, data, set(wrong), (told.number, told.title), typed=typed)

    def move(self, move: str, told: Suggestion, by: User, data: dict[str, Any], *wrong: str) -> Failed:
        typed = tuple(value for value in data.values() if value == TYPED)
        data = {"version": told.version, **data}
        return Failed(f"/tandem/{told.number}/{move}/", data, set(wrong), (told.number, told.title), by, typed)


type Case = Callable[[Cast], Failed]
