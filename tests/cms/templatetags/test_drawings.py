"""Icons beside words."""

import pytest
from django.template import Context, Template

from cms.templatetags import drawings
from cms.templatetags.icons import ICONS


def test_icons_are_decoration_and_unknown_ones_are_an_error() -> None:
    assert Template('{% load drawings %}{% icon "check" %}').render(Context()) == (
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{ICONS["check"]}"/></svg>'
    )
    with pytest.raises(KeyError):
        drawings.icon("no such icon")
