"""The pages, in each language, with their texts: the skeleton every installation has, and what the demo adds."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from wagtail.models import Locale, Page

from cms.concept.models import ChapterPage, ConceptPage, PartPage
from cms.content.models import Article, StandardPage
from cms.fields.models import ActionFieldIndexPage, ActionFieldPage
from cms.home.skeleton import lay_out
from cms.legal.models import LegalPage
from cms.minutes.models import MinutesIndexPage
from cms.news.models import NewsIndexPage, NewsPage
from forums.municipality.calendar import today

from .keys import stable
from .pictures import at_the_head
from .sections import sections
from .texts import LANGUAGES, Table, read, read_all
from .writing import Block, heading, text

STANDARD_PAGES = ("so-funktioniert-es", "leichte-sprache")


def load() -> None:
    """Only once: whatever editors make of the pages afterwards, moved and deleted ones included, stays."""
    chapters = read_all("chapters")
    if Page.objects.filter(translation_key=_key(chapters[0])).exists():
        return
    home = lay_out()
    concept = ConceptPage.objects.child_of(home).get()
    _fill(home, read("pages/home"))
    _fill(concept, read("concept"))
    _part_a(PartPage.objects.child_of(concept).get(), chapters)
    _part_b(ActionFieldIndexPage.objects.child_of(concept).get())
    _news(NewsIndexPage.objects.child_of(home).get())
    _fill(MinutesIndexPage.objects.child_of(home).get(), read("pages/protokolle"))
    for page in LegalPage.objects.child_of(home):
        _fill(page, read(f"pages/{page.kind}"))
    for name in STANDARD_PAGES:
        _add(StandardPage, home, read(f"pages/{name}"), show_in_menus=name == STANDARD_PAGES[0])


def _part_a(part: PartPage, chapters: list[Table]) -> None:
    _fill(part, read("concept")["part_a"])
    for chapter in chapters:
        _add(ChapterPage, part, chapter)


def _part_b(index: ActionFieldIndexPage) -> None:
    _fill(index, read("concept")["part_b"])
    for page in ActionFieldPage.objects.child_of(index).select_related("field"):
        texts = read(f"fields/{page.field.slug}")
        for language, version in _versions(page):
            lead, _gap, rest = texts["introduction"][language].strip().partition("\n\n")
            headings = {key: words[language] for key, words in read("concept")["headings"].items()}
            body = [
                *([text(rest)] if rest else []),
                heading(headings["situation"]),
                text(texts["situation"][language]),
                heading(headings["belongs"]),
                text(texts["belongs"][language]),
            ]
            _publish(version, texts["name"][language], lead, body)


def _news(index: NewsIndexPage) -> None:
    texts = read("pages/news")
    _fill(index, texts)
    for item in reversed(texts["item"]):
        shown = at_the_head(item["picture"]) if "picture" in item else []
        _add(NewsPage, index, item, date=today() - timedelta(days=item["days_ago"]), picture=shown)


def _fill(page: Article, texts: Table) -> None:
    for language, version in _versions(page):
        _publish(version, texts["title"][language], _lead(texts, language), _body(texts, language))


def _add(model: type[Article], parent: Page, texts: Table, **facts: Any) -> None:
    """A page in the first language with its translations, linked as such."""
    first, *others = LANGUAGES
    page = model(
        slug=texts["slug"],
        locale=Locale.objects.get(language_code=first),
        translation_key=_key(texts),
        title=texts["title"][first],
        **facts,
    )
    parent.add_child(instance=page)
    for language in others:
        page.copy_for_translation(Locale.objects.get(language_code=language))
    _fill(page, texts)


def _versions(page: Article) -> Iterable[tuple[str, Article]]:
    for version in page.get_translations(inclusive=True).select_related("locale").specific():
        yield version.locale.language_code, version


def _publish(page: Article, title: str, lead: str, body: list[Block]) -> None:
    page.title, page.draft_title, page.lead = title, title, lead
    page.body = body
    page.save_revision().publish()


def _lead(texts: Table, language: str) -> str:
    words = texts.get("intro") or texts["summary"]
    return str(words[language].strip())


def _body(texts: Table, language: str) -> list[Block]:
    if "text" in texts:
        return [text(texts["text"][language])]
    return sections(texts.get("section", []), language)


def _key(texts: Table) -> Any:
    return stable("page", texts["slug"])
