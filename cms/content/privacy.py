"""Words of pages can hold a person: who is quoted, thanked or in charge. Versions of before keep them too."""

from django.db.models import Q
from wagtail.models import Revision, get_page_models

from forums.people.person_fields import classify

from .models import Article


def register_fields() -> None:
    for page in get_page_models():
        if issubclass(page, Article):
            classify(page, public="title lead body", shown=Q(live=True))
    classify(Revision, text="object_str content")
