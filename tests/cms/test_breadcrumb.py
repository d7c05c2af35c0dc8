"""Where a page stands: the steps that its template names, in the reader's language."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation
from html5lib import parseFragment
from i18nfield.strings import LazyI18nString


def links(source: str, language: str = "en", **context: object) -> list[tuple[str | None, str]]:
    """Address and words of each step; the page itself has no address."""
    with translation.override(language):
        markup = Template("{% load breadcrumb %}" + source).render(Context(context))
    items = parseFragment(markup, namespaceHTMLElements=False).iter("li")
    return [(item[-1].get("href"), item[-1].text) for item in items]


@pytest.mark.parametrize(("language", "prefix", "home"), [("de", "", "Startseite"), ("en", "/en", "Home")])
def test_home_comes_first_and_the_page_itself_last(language: str, prefix: str, home: str) -> None:
    source = '{% breadcrumb "Evening courses" %}{% step "measure_list" "Measures" %}{% endbreadcrumb %}'
    assert links(source, language) == [
        (f"{prefix}/", home),
        (f"{prefix}/massnahmen/", "Measures"),
        (None, "Evening courses"),
    ]


def test_a_page_without_a_title_ends_with_the_page_above_it() -> None:
    assert links('{% breadcrumb %}{% step "account" "My account" %}{% endbreadcrumb %}')[1:] == [
        ("/en/konto/", "My account")
    ]


def test_steps_take_arguments_and_addresses_and_stand_in_loops() -> None:
    source = """{% breadcrumb "Here" %}
      {% for page in pages %}{% step page.url page.title %}{% endfor %}
      {% if pages %}{% step "measure" "Courses" "kurse" %}{% endif %}
    {% endbreadcrumb %}"""
    assert links(source, pages=[{"url": "/a/b/", "title": "<A>"}])[1:] == [
        ("/a/b/", "<A>"),
        ("/en/massnahmen/kurse/", "Courses"),
        (None, "Here"),
    ]


def test_it_takes_one_title_at_most() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% load breadcrumb %}{% breadcrumb "One" "Two" %}{% endbreadcrumb %}')


def test_a_title_without_words_in_the_readers_language_says_in_which_it_is() -> None:
    source = '{% load breadcrumb %}{% breadcrumb title %}{% step "measure_list" "Measures" %}{% endbreadcrumb %}'
    with translation.override("en"):
        markup = Template(source).render(Context({"title": LazyI18nString({"de": "Abendkurse"})}))
    languages = [item[-1].get("lang") for item in parseFragment(markup, namespaceHTMLElements=False).iter("li")]
    assert languages == [None, None, "de"]
