"""What nobody should send: junk in parameters, forms, cookies, headers and bodies, by a seeded chance."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from sys import modules
from urllib.parse import quote_from_bytes

from django.apps import apps
from django.conf import settings
from django.forms import BaseForm
from django.urls import get_resolver
from django.utils.module_loading import module_has_submodule

READ = re.compile(r"""(?:GET|POST)(?:\.get(?:list)?\(|\[)\s*["']([\w-]+)["']""")
PREFIX = re.compile(r"""prefix=["'](\w+)["']""")
MOST_NAMES = 40  # in one request

JUNK: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"a\0b",
    b"\x0b\x1f\x7f",
    b"\xff\xfe\x80",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",  # U+202E
    b"\xe2\x80\x8b",  # U+200B
    "²".encode(),
    "٣".encode(),
    "Ⅷ".encode(),
    b"9" * 5000,
    b"9" * 40,
    b"9223372036854775808",
    b"2147483648",
    b"-1",
    b"0",
    b"1",
    b"1e400",
    b"NaN",
    b"1_0",
    b"0x1f",
    b'"',
    b'a"',
    b'"a b',
    b"'",
    b"\\",
    b"%",
    b"_",
    b"*",
    b":",
    b"( OR )",
    b"a AND NOT",
    b"a NEAR/2 b",
    b"{'a': 1}",
    b"[]",
    b"[1, 2",
    b'{"a": [{}]}',
    b"null",
    b"0001-01-01",
    b"0001-01-01T00:00",
    b"9999-12-31T23:59",
    b"9999-12-31",
    b"2026-13-45",
    b"24:61",
    b"00000000-0000-0000-0000-000000000000",
    b"00000000-0000",
    b"//evil.example/",
    b"javascript:alert(1)",
    b"../../etc/passwd",
    b"<script>",
    b"<amt@rheine.example>",
    "max@faß.example".encode(),
    b"a@b",
    b"on",
    b"de",
    b"x,y",
    b"1,2",
    b"-created",
    b"id",
    b"fields=*",
    b"x" * 3000,
    "İşsizlik".encode(),
    "Ba\u0308nke".encode(),
    "مدرسة".encode(),
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿".encode(),
)
# Those packages read, by whatever way: Wagtail's lists, choosers and API, allauth, htmx.
OF_PACKAGES = (
    *("q", "p", "page", "per_page", "ordering", "order", "index_results", "export", "locale", "next", "tag", "type"),
    *("collection_id", "collection_chosen", "page_type", "page_types", "parent_page_id", "user_perms", "id", "limit"),
    *("offset", "fields", "search", "search_operator", "child_of", "descendant_of", "ancestor_of", "translation_of"),
    *("site", "content_type", "action", "timestamp_after", "timestamp_before", "user", "object_id", "multiple"),
    *("include", "exclude", "usage_count", "latest_revision_created_at_after", "owner", "is_expired", "status"),
    *("allow_external_link", "link_text", "old_link_url", "match_subclass", "target_pages", "can_choose_root"),
    *("in_preview_panel", "mode", "token", "version", "state", "code", "error", "process", "select", "position"),
    *("alias", "slug", "title", "comments-TOTAL_FORMS", "comments-INITIAL_FORMS", "form-TOTAL_FORMS", "result"),
    *("form-INITIAL_FORMS", "_prefix", "seite", "ids", "cascade", "is_live", "go_live_at", "expire_at", "body-count"),
)
CONTENT_TYPES = (
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\xff",
    "application/x-www-form-urlencoded; charset=latin-1",
    "application/x-www-form-urlencoded; charset=nonsense",
    "nonsense",
    "",
)
BODIES: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"\xff",
    b"[]",
    b"[1]",
    b"7",
    b"null",
    b'"text"',
    b"{",
    b'{"a": "\\u0000"}',
    b'{"uuid": 1, "text": ["a"], "comments": {}}',
    b"[" * 2000 + b"]" * 2000,
    b"9" * 5000,
    b"--x\r\nContent-Disposition: form-data\r\n\r\n",
)
BOUNDARY = "a-line-between"


@dataclass
class Sent:
    """One request, as Django's test client wants it."""

    method: str
    query: str = ""
    body: bytes = b""
    content_type: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)
    cookie: str = ""

    def __str__(self) -> str:
        shown = f"{self.method} ?{self.query[:300]} {self.content_type} {self.body[:600]!r} {self.headers}"
        return shown.replace("9" * 50, "9…")


@cache
def names() -> tuple[str, ...]:
    """Every name that code of ours reads, that a form has or that a model could have."""
    sources = [path.read_text() for room in ("forums", "proposals", "cms", "site") for path in _python(room)]
    found = {name for source in sources for name in READ.findall(source)} | set(OF_PACKAGES)
    fields = {name for form in _forms() for name in getattr(form, "base_fields", {})}
    prefixes = {prefix for source in sources for prefix in PREFIX.findall(source)}
    found |= fields | {f"{prefix}-{name}" for prefix in prefixes for name in ("text", "version", "uuid", "field")}
    found |= {column.name for model in apps.get_models() for column in model._meta.get_fields()}
    return tuple(sorted(found))


def _python(room: str) -> list[Path]:
    return sorted((Path(settings.BASE_DIR) / room).rglob("*.py"))


def _forms() -> set[type]:
    """The same ones whatever ran before in this process, so that one seed sends one thing."""
    get_resolver().url_patterns  # noqa: B018  # imports all views, and with them their forms
    for app in apps.get_app_configs():
        if app.module and module_has_submodule(app.module, "forms"):
            import_module(f"{app.name}.forms")
    return {form for form in _below(BaseForm) if _stands_in_its_module(form)}


def _stands_in_its_module(form: type) -> bool:
    """Unlike what factories and tests make."""
    module = modules.get(form.__module__)
    return getattr(module, form.__name__, None) is form and not form.__module__.startswith("tests.")


def _below(form: type) -> set[type]:
    return {form}.union(*(_below(each) for each in form.__subclasses__()))


def sent(chance: Random, method: str, likely: list[str]) -> Sent:
    """`likely` are names that the page itself shows; they come in each request, unless nothing does."""
    made = Sent(method)
    if method == "POST":
        _fill(made, chance, likely)
    if method != "POST" or chance.random() < 0.2:
        made.query = _form(chance, likely)
    if chance.random() < 0.3:
        made.headers |= {"HX-Request": "true", "HX-Current-URL": chance.choice(["\xff", "http://[", "//x/%00?q=%00"])}
    if chance.random() < 0.2:
        made.headers |= {"Accept": chance.choice(["application/json", "\xff", "*", "a/b;q=x"])}
    if chance.random() < 0.2:
        made.headers |= {"Accept-Language": chance.choice(["\xff", "de-" + "x" * 600, "*;q=nan", "ar;q=9" * 90])}
    if chance.random() < 0.2:
        made.headers |= {"Referer": chance.choice(["\xff", "http://[", "http://testserver/\x01"]), "Origin": "null"}
    if chance.random() < 0.2:
        made.cookie = chance.choice(
            [r'csrftoken="\000"; messages="\377["', "unterstuetzt=²; django_language=\xff", 'messages="[[1,2]]"; =;;']
        )
    return made


def _fill(made: Sent, chance: Random, likely: list[str]) -> None:
    match chance.randrange(4):
        case 0:
            made.content_type, made.body = chance.choice(CONTENT_TYPES), chance.choice(BODIES)
        case 1:
            made.content_type, made.body = f"multipart/form-data; boundary={BOUNDARY}", _parts(chance, likely)
        case _:
            made.body = _form(chance, likely).encode()


def _chosen(chance: Random, likely: list[str]) -> list[tuple[str, bytes]]:
    some = likely + chance.sample(names(), min(MOST_NAMES, len(names()))) + chance.sample(likely, len(likely) // 3)
    return [(name, chance.choice(JUNK)) for name in some]


def _form(chance: Random, likely: list[str]) -> str:
    pairs = _chosen(chance, likely)
    pairs += [(name + chance.choice(["[]", "%00", "", "\0"]), b"1") for name, _junk in pairs[:3]]
    return "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(junk)}" for name, junk in pairs)


def _parts(chance: Random, likely: list[str]) -> bytes:
    """A form with files: broken names, lying types."""
    lines = []
    for name, junk in _chosen(chance, likely):
        file = (
            b""
            if chance.random() < 0.7
            else b'; filename="' + chance.choice([b"\0", b"\xff.png", b"..", b"a.csv"]) + b'"'
        )
        lines += [b"--" + BOUNDARY.encode(), b'Content-Disposition: form-data; name="' + name.encode() + b'"' + file]
        lines += [b"Content-Type: image/png", b"", junk] if file else [b"", junk]
    return b"\r\n".join([*lines, b"--" + BOUNDARY.encode() + b"--", b""])


FRAMES: tuple[str, ...] = (
    *("", "\0", "[]", "7", "null", '"again"', "{", "[" * 900, "9" * 900, '{"type": "again"}', '{"type": []}'),
    *(json.dumps({"type": "again", "after": after}) for after in ("1", None, -1, 1.5, True, [], {}, 10**30, 10**18)),
    '{"type": "again", "after": 1, "after": "\\ud800"}',
)
