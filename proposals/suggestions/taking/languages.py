"""Languages a text may be written in: more than the interface speaks, since people write in their own."""

from django.utils.translation import gettext_lazy as _

from forums.municipality.languages import SPOKEN

TEXT_LANGUAGES = [*SPOKEN, ("und", _("Another language"))]
CODES = {code for code, _name in TEXT_LANGUAGES}
