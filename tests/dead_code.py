"""Code that nothing uses: vulture over our rooms, with what templates, settings and frameworks call by name.

`python tests/dead_code.py` prints what is left, and fails where there is something. What only a test uses is dead too.
"""

import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
CODE = ("forums", "proposals", "cms", "site/config", "site/messages.py", "manage.py")
WORD = re.compile(r"[A-Za-z_]\w+")

# Called by name from outside: by Django, Wagtail, allauth, channels, argparse …
CALLED = (
    "*ViewSet", "*Config", "*Middleware", "Command", "Media", "Meta", "Migration",
    "add_arguments", "handle", "ready", "as_*", "clean", "clean_*", "get_*", "has_*", "save", "delete", "full_clean",
    "form_valid", "user_*", "pre_*", "post_*", "process_*", "to_python", "value_*", "render*", "construct_*",
    "dispatch", "connect", "disconnect", "receive*", "authenticate*", "is_*", "item*", "location", "lastmod",
    "serve*", "specific*", "queryset", "formfield_*", "format_*", "filter", "default_*", "resolve_*", "context_*",
    "create_superuser", "delete_action", "restore_translated_segments", "_post_clean", "feed_url", "subtitle", "to_url",
    "application", "channel_layer", "open*", "close*", "visit_*", "label_from_instance", "deconstruct", "alters_data",
    "search_queryset", "save_instance",  # of the admin's lists and forms
    "handle_*",  # of html.parser
    "_get_filters_from_queryset", "_get_order_by",  # of Wagtail's search
    "run_get_response",  # of Django's ASGI handler
    "send_*_mail",  # of allauth's adapter
    "sockets_open",  # asked by tests alone: a socket that never closes shows nowhere else
)  # fmt: skip
KINDS = ("function", "method", "property", "class", "unreachable_code")


def template_words() -> set[str]:
    files = [path for path in (ROOT / "templates").rglob("*.*") if path.suffix in {".html", ".txt", ".typ"}]
    return {word for path in files for word in WORD.findall(path.read_text(encoding="utf-8"))}


def config_words() -> set[str]:
    """Names in dotted paths: `forums.people.adapter.AccountAdapter` in settings, routes in urls."""
    return set(WORD.findall((ROOT / "site/config/settings.py").read_text()))


def main() -> int:
    vulture = Vulture()
    vulture.scavenge([str(ROOT / path) for path in CODE], exclude=["*/migrations/*"])
    named = template_words() | config_words()
    dead = [
        item
        for item in vulture.get_unused_code(min_confidence=60)
        if item.typ in KINDS
        and item.name not in named
        and not any(fnmatchcase(item.name, pattern) for pattern in CALLED)
    ]
    for item in dead:
        print(f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}")
    print(f"{len(dead)} unused" if dead else "everything is used")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
