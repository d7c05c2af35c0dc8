"""Words of pages can hold a person: who is quoted, thanked or in charge. Versions of before keep them too."""

from django.db.models import Q
from wagtail.models import Revision, get_page_models

from forums.people.person_fields import classify

from .models import Article
from .pictures import Pictured


def register_fields() -> None:
    for page in get_page_models():
        if issubclass(page, Article):
            words = "title lead body picture" if issubclass(page, Pictured) else "title lead body"
            classify(page, public=words, shown=Q(live=True))
    classify(Revision, text="object_str content")
