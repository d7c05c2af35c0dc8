"""What others show of an action field that is shared."""

from django.utils.translation import gettext as _

from forums.municipality.models import Municipality
from forums.printing.texts import Text
from forums.sharing.pictures import SharePicture


def picture_of(title: str, number: str, language: str, city: Municipality) -> SharePicture:
    over = _("Action field %(number)s") % {"number": number}
    return SharePicture(Text(title, language), city.name, language, over=over)
