"""Every form of our pages, sent empty and sent too long: what is wrong is said on top with a link to each field, what
was typed is still there, and nobody ends on a bare page.

The forms are found by opening every address that a role may open, so a new page is walked as soon as it exists. Those
of the suggestions have their cases one by one: `tests/proposals/test_failed_forms.py`.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from urllib.parse import urlsplit

import html5lib
import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from .addresses import PLACE, Address, addresses
from .world import World

pytestmark = pytest.mark.django_db

ROOMS = ("forums.associations", "forums.dialogue", "forums.people", "forums.bodies")
ROLES = ("visitor", "telephone", "delegate", "seat", "coordinator")
# Of one address, from all over its keys; in `make test-services` many.
MOST_PAGES = 24 if "FUZZ_SHARE" in os.environ else 3
MOST_KEYS = 24
MOST_CHOICES = 6  # of one control: what hangs on a choice hangs on the first ones; the rest are languages and places
LONG = "Zu lang geschrieben, " * 500
SKIPPED = {"csrfmiddlewaretoken"}
WAGTAILS_OWN = ("forums.dialogue.admin.viewsets", "forums.people.admin", "forums.bodies.admin")
# Buttons, not forms: what they ask for is chosen by pressing, and there is nothing to fill in or to lose.
WRITTEN = {"text", "textarea", "search", "email", "url", "tel", "date", "datetime-local", "number", "file", "radio"}


@dataclass(frozen=True)
class Control:
    name: str
    kind: str
    value: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    action: str
    controls: tuple[Control, ...]

    @property
    def asks(self) -> bool:
        return any(control.kind in WRITTEN for control in self.controls)

    def sent(self, written: str) -> dict[str, object]:
        """Hidden fields as they are; the rest with `written`, or with the first that can be chosen where there is
        something written."""
        data: dict[str, object] = {}
        for control in self.controls:
            if control.kind in {"hidden", "submit"}:
                data.setdefault(control.name, control.value)
            elif written and control.kind in {"radio", "select"} and control.options:
                data.setdefault(control.name, control.options[0])
            elif control.kind in {"text", "textarea", "search"}:
                data[control.name] = written
        return data


def parsed(page: HttpResponse) -> object:
    return html5lib.parse(page.content, treebuilder="etree", namespaceHTMLElements=False)


def forms(tree: object, path: str) -> Iterator[Form]:
    for form in tree.iter("form"):
        if form.get("method", "").lower() != "post":
            continue
        controls = [control for control in map(_control, form.iter()) if control and control.name not in SKIPPED]
        yield Form(urlsplit(form.get("action") or path).path, tuple(controls))


def _control(element: object) -> Control | None:
    name, kind = element.get("name"), element.tag
    if not name or kind not in {"input", "textarea", "select", "button"} or element.get("disabled") is not None:
        return None
    if kind == "select":
        values = tuple(option.get("value", "") for option in element.iter("option"))
        return Control(name, kind, "", tuple(value for value in values if value))
    if kind == "button":
        return Control(name, "submit", element.get("value", ""))
    kind = "textarea" if kind == "textarea" else element.get("type", "text")
    if name == "website" and kind == "text":  # the trap for machines
        return None
    value = element.get("value", "")
    return Control(name, kind, value, (value,) if kind == "radio" else ())


def ours(address: Address) -> bool:
    room = getattr(address.pattern.callback, "__module__", "")
    return room.startswith(ROOMS) and not room.startswith(WAGTAILS_OWN)


def spread[T](rows: list[T]) -> list[T]:
    return rows[:: -(-len(rows) // MOST_PAGES) or 1]


def open_pages(world: World, client: Client) -> Iterator[tuple[str, object]]:
    for address in filter(ours, addresses()):
        keys = [world.real(address, place) for place in address.places]
        for chosen in spread(list(islice(product(*keys), MOST_KEYS))):
            found = iter(chosen)
            path = PLACE.sub(lambda _place, found=found: str(next(found)), f"/{address.route}")
            page = client.get(path)
            if page.status_code == 405:
                break
            if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
                yield path, parsed(page)


def ids(tree: object) -> set[str]:
    return {element.get("id") for element in tree.iter() if element.get("id")}


def summary(tree: object) -> object | None:
    for element in tree.iter("div"):
        classes = (element.get("class") or "").split()
        if "form-errors" in classes or "help-critical" in classes:
            return element
    return None


def faults(client: Client, form: Form, written: str) -> list[str]:
    with transaction.atomic():
        page = client.post(form.action, form.sent(written), follow=True)
        transaction.set_rollback(True)
    html = page.content.decode()
    if page.redirect_chain:
        refused = 'class="kern-alert kern-alert--danger' in html or "w-message error" in html
        return ["refused on another page"] if refused else []
    if not page["Content-Type"].startswith("text/html"):
        return []
    tree, found = parsed(page), []
    if page.status_code not in {200, 409, 422, 429}:
        return [f"status {page.status_code}"]
    said = summary(tree)
    if said is None:
        return ["no summary"]
    links = [link.get("href") for link in said.iter("a")]
    found += [f"dead link {link}" for link in links if link.removeprefix("#") not in ids(tree)]
    if not links and not list(said.iter("li")):
        found.append("nothing said")
    if not any("".join(title.itertext()).strip() for tag in ("h1", "h2") for title in tree.iter(tag)):
        found.append("no title")
    if written:
        texts = [control.name for control in form.controls if control.kind in {"text", "textarea", "search"}]
        kept = html.count(written.strip())
        if kept < len(texts):
            found.append(f"kept {kept} of {texts}")
    return found


def called_optional(tree: object) -> set[str]:
    """The controls whose label says that they may be left empty."""
    found = set()
    for element in tree.iter():
        marked = any(child.get("class") == "kern-label__optional" for child in element)
        if marked and element.tag == "label":
            found.add(element.get("for"))
        if element.tag == "fieldset" and any(
            grandchild.get("class") == "kern-label__optional" for child in element for grandchild in child
        ):
            found.add(element.get("id"))
    return found


def choices(form: Form) -> Iterator[dict[str, object]]:
    """Everything else left empty: nothing chosen, and each thing that can be chosen or pressed."""
    yield form.sent("")
    for control in form.controls:
        values = control.options if control.kind in {"radio", "select"} else ()
        for value in values[:MOST_CHOICES] or ((control.value,) if control.kind == "submit" else ()):
            yield {**form.sent(""), control.name: value}


def wrongly_asked(client: Client, form: Form, optional: set[str]) -> Iterator[str]:
    """Controls that are called optional, and missed by the server."""
    for data in choices(form):
        with transaction.atomic():
            page = client.post(form.action, data)
            transaction.set_rollback(True)
        said = summary(parsed(page)) if page.status_code in {200, 422} else None
        links = {link.get("href").removeprefix("#") for link in said.iter("a")} if said is not None else set()
        yield from links & optional


def test_every_form_says_what_is_wrong_keeps_what_was_typed_and_never_misses_what_is_optional(world: World) -> None:
    """Each form once: with another record's number in its address, or before another role, it is the same form."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    wrong = set()
    for client in map(world.client, ROLES):
        client.raise_request_exception = True
        for path, tree in open_pages(world, client):
            optional = called_optional(tree)
            for form in forms(tree, path):
                key = (resolve(form.action).route, tuple(sorted({control.name for control in form.controls})))
                if key in seen or not form.asks:
                    continue
                seen.add(key)
                wrong |= {f"{form.action} {key[1]}: {fault}" for fault in everything_wrong(client, form, optional)}
    assert sorted(wrong) == []


def everything_wrong(client: Client, form: Form, optional: set[str]) -> Iterator[str]:
    for written in ("", LONG):
        yield from (f"{len(written)} characters: {fault}" for fault in faults(client, form, written))
    if optional:
        yield from (f"{name} is optional" for name in wrongly_asked(client, form, optional))
