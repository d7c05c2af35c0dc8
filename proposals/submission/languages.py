"""Languages a text may be written in: more than the interface speaks, since people write in their own."""

from forums.municipality.languages import WRITTEN

TEXT_LANGUAGES = WRITTEN
CODES = {code for code, _name in TEXT_LANGUAGES}
