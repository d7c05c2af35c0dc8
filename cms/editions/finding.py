"""Editions by words: by their title, note and paper. What stands in the one being worked on is found as pages."""

from forums.search.word_keys import in_all_languages, index_words, keys_asked

from .models import Edition


def editions_with(words: str) -> list[Edition]:
    """Those that have all of the words, the newest first. A city has few: they are compared here."""
    asked = keys_asked(words)
    found = [(edition, _words_of(edition)) for edition in Edition.objects.public().select_related("decision__paper")]
    return [edition for edition, known in found if asked and all(word in known for word in asked)]


def _words_of(edition: Edition) -> set[str]:
    texts = in_all_languages(edition.title, edition.note)
    return {*index_words([*texts, edition.shown_number]).split()}
