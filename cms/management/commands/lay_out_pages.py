"""`manage.py lay_out_pages`: the first command of a new installation, after migrate."""

from django.core.management.base import BaseCommand

from cms.home.skeleton import lay_out


class Command(BaseCommand):
    help = "Make the pages every installation has, where they are missing, in each language."

    def handle(self, *args: object, **options: object) -> None:
        home = lay_out()
        self.stdout.write(f"{home.get_descendants(inclusive=True).count()} pages in {home.locale}")
