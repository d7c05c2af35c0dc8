"""The pages every installation has, made where they are missing, in each language of the interface."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from cms.concept.models import ConceptPage, PartPage
from cms.fields.models import ActionFieldIndexPage, ActionFieldPage
from cms.legal.models import LegalKind, LegalPage
from cms.minutes.models import MinutesIndexPage
from cms.news.models import NewsIndexPage
from forums.fields.models import ActionField

from .models import HomePage


@transaction.atomic
def lay_out(languages: Iterable[str] = tuple(code for code, _name in settings.LANGUAGES)) -> HomePage:
    """Make what is missing and publish it; leave what exists alone. Returns the home page in the first language.

    The first language is always among them. Fields are taken from the data, so it may be called again whenever
    a field has been added.
    """
    with override(settings.LANGUAGE_CODE):
        home = _home()
        for _page in _tree(home):
            pass
    for code in languages:
        if code != settings.LANGUAGE_CODE:
            _translate(home, code)
    return home


def _home() -> HomePage:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site and isinstance(site.root_page.specific, HomePage):
        return site.root_page.specific
    root = Page.get_first_root_node()
    home: HomePage = HomePage.objects.child_of(root).first() or root.add_child(
        instance=HomePage(title=_title(HomePage), slug="start", locale=Locale.get_default())
    )
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    else:
        welcome, site.root_page = site.root_page, home
        site.save()
        if welcome.specific_class is Page and not welcome.is_root():
            welcome.delete()
    return home


def _tree(home: HomePage) -> Iterator[Page]:
    """Every page below the home page, from the top down."""
    concept = _below(home, ConceptPage)
    yield concept
    yield _below(concept, PartPage, slug="teil-a")
    index = _below(concept, ActionFieldIndexPage)
    yield index
    for field in ActionField.objects.select_related("parent"):
        yield _below(index, ActionFieldPage, field=field)
    yield _below(home, NewsIndexPage)
    yield _below(home, MinutesIndexPage)
    for kind in LegalKind:
        yield _below(home, LegalPage, kind=kind)


def _below[P: Page](parent: Page, model: type[P], **facts: Any) -> P:
    found: P | None = model.objects.child_of(parent).filter(**facts).first()
    if found:
        return found
    now = timezone.now()
    page = model(title=_title(model, **facts), locale=parent.locale, **facts)
    page.first_published_at = page.last_published_at = now
    added: P = parent.add_child(instance=page)
    return added


def _title(model: type[Page], *, kind: str = "", field: ActionField | None = None, **_facts: Any) -> str:
    if field is not None:
        return str(field.name)
    if kind:
        return str(LegalKind(kind).label)
    return {
        HomePage: _("Home"),
        ConceptPage: _("Integration concept"),
        PartPage: _("Foundations"),
        ActionFieldIndexPage: _("Action fields"),
        NewsIndexPage: _("News"),
        MinutesIndexPage: _("Minutes of the forums"),
    }[model]


def _translate(home: HomePage, language: str) -> None:
    locale, _new = Locale.objects.get_or_create(language_code=language)
    with override(settings.LANGUAGE_CODE):
        pages: list[Page] = [home, *_tree(home)]
    for page in pages:
        if page.has_translation(locale):
            continue
        facts = {name: getattr(page, name) for name in ("kind", "field") if hasattr(page, name)}
        with override(language):
            copy = page.copy_for_translation(locale)
            copy.title = copy.draft_title = _title(type(page), **facts)
            copy.live, copy.has_unpublished_changes = True, False
            copy.first_published_at = copy.last_published_at = timezone.now()
            copy.save()
