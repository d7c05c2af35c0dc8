"""`manage.py find_languages`: look again in which language stored texts are, where nobody has said it.

For texts from before languages were found from the text itself. Safe to repeat: what an author has chosen stays, and so
does what the text does not contradict.
"""

from itertools import batched

from django.core.management.base import BaseCommand
from django.db import models, transaction

from forums.associations.models import Association
from forums.dialogue.cards import Card
from forums.municipality.text_language import checked
from proposals.suggestions.models import Suggestion
from proposals.suggestions.wording import full_text

AT_ONCE = 500


class Command(BaseCommand):
    help = "Finds the language of stored suggestions, cards and associations again; changes what is clearly wrong."

    def handle(self, *args: object, **options: object) -> None:
        suggestions = self._look_again(Suggestion.everything.filter(language_chosen=False), "title", "public_text")
        cards = self._look_again(Card.everything.all(), "text")
        activities = Association.everything.exclude(activities="")
        associations = self._look_again(activities, "activities", column="activities_language")
        if options["verbosity"]:
            self.stdout.write(
                f"{suggestions} suggestions, {cards} cards and {associations} associations had another language"
            )

    def _look_again[M: models.Model](self, rows: models.QuerySet[M], *words: str, column: str = "language") -> int:
        """The texts stay as they are, so neither versions nor orders of rows move."""
        changed = 0
        texts = rows.order_by("pk").values_list("pk", column, *words).iterator(AT_ONCE)
        for batch in batched(texts, AT_ONCE):
            found: dict[str, list[int]] = {}
            for pk, said, *said_there in batch:
                language = checked(said, full_text(said_there[0], said_there[-1]))
                if language != said:
                    found.setdefault(language, []).append(pk)
            with transaction.atomic():
                for language, ids in found.items():
                    changed += rows.filter(pk__in=ids).update(**{column: language})
        return changed
