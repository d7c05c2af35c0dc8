"""`manage.py load_demo`: the demo's content, and what is due today. Doing it twice changes nothing."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.demo.loader import load_stepwise


class Command(BaseCommand):
    help = "Loads the demo: a town's concept, bodies, accounts and suggestions. Loading twice changes nothing."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is loaded only with DEMO=1: no city wants its accounts.")
        with transaction.atomic():
            for step in load_stepwise():
                if options["verbosity"]:
                    self.stdout.write(f"    {step}")
        # A demo loaded by an earlier version has suggestions without a vector.
        call_command("index_texts", verbosity=options["verbosity"])
        call_command("tick", verbosity=options["verbosity"])
