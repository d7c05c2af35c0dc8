"""How long it is kept what a text means."""

from django.utils.translation import gettext_lazy as _

from forums.records.retention import Rule, register

from .indexing import delete_stale, stale_vectors


def register_rules() -> None:
    register(
        Rule(
            "vectors of texts",
            _("Numbers that say what a public text means"),
            lambda: _("as long as the text is public"),
            _("So that we find suggestions that say the same, in whatever language."),
            stale_vectors,
            delete_stale,
        )
    )
