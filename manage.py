#!/usr/bin/env python
"""Django's command line. `site/` is a source root, not a package: see ARCHITECTURE.md."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import execute_from_command_line

    if {"db_worker", "tick"} & set(sys.argv[1:2]):  # what works for a city; web processes ask by themselves
        django.setup()
        from config.demo_guard import refuse_the_demos_database

        refuse_the_demos_database()
    execute_from_command_line(sys.argv)
