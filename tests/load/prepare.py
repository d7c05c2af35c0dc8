"""A forum to be measured: `python -m tests.load.prepare 13` migrates the database that the environment names, makes a
running forum with so many tables, and prints what the signs on the tables say as JSON."""

import json
import os
import sys
from typing import Any


def signs(forum: Any) -> dict[str, Any]:
    """Slug and tables, as `Venue` takes them."""
    from forums.dialogue.tokens import token

    tables = [
        {"pk": table.pk, "join": token(table, "join"), "host": token(table, "host")} for table in forum.tables.all()
    ]
    return {"slug": forum.slug, "tables": tables}


def main(tables: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.utils.crypto import get_random_string

    from tests.factories import running

    forum = running(*[None] * tables, slug=f"messung-{get_random_string(8).lower()}", points_each=100)
    print(json.dumps(signs(forum)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
