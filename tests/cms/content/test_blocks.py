"""The blocks editors write with: each is drawn as valid HTML, nothing foreign gets through, all can be translated."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as PillowImage
from wagtail.blocks import StructBlockValidationError
from wagtail.images.models import Image
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.content.blocks import Body, ButtonBlock, PictureBlock
from cms.content.models import StandardPage
from cms.home.models import HomePage

from ..conftest import valid

TABLE = {
    "columns": [{"type": "text", "heading": "Jahr"}, {"type": "number", "heading": "Menschen"}],
    "rows": [{"values": ["2025", "76000"]}],
    "caption": "Einwohnerzahl",
}


def page(home: HomePage, *blocks: tuple[str, Any]) -> StandardPage:
    body = json.dumps([{"type": name, "value": value} for name, value in blocks])
    added: StandardPage = home.add_child(instance=StandardPage(title="Alles", slug="alles", body=body))
    return added


@pytest.fixture
def picture(db: None, settings: Any, tmp_path: Any) -> Image:
    settings.MEDIA_ROOT = tmp_path
    file = BytesIO()
    PillowImage.new("RGB", (1600, 900), "navy").save(file, "PNG")
    made: Image = Image.objects.create(title="Fest", file=ImageFile(file, name="fest.png"))
    return made


def test_every_block_is_drawn_as_valid_html(home: HomePage, picture: Image, client: Client) -> None:
    made = page(
        home,
        ("heading", {"text": "Überschrift", "level": "2"}),
        ("text", "<p>Ein <b>fetter</b> Absatz.</p>"),
        ("picture", {"image": {"image": picture.pk, "alt_text": "Viele Menschen", "decorative": False}}),
        ("quote", {"text": "Reden hilft.", "source": "Eine Nachbarin"}),
        ("table", TABLE),
        ("accordion", {"items": [{"title": "Wer liest das?", "text": "<p>Zwei Menschen.</p>"}]}),
        ("callout", {"tone": "warning", "title": "Achtung", "text": "Es eilt."}),
        ("button", {"text": "Mitmachen", "page": None, "address": "/anregungen/neu/"}),
    )
    html = valid(client.get(made.url).content)
    assert 'alt="Viele Menschen"' in html
    assert ".webp" in html
    assert '<a class="kern-btn kern-btn--secondary" href="/anregungen/neu/">' in html
    assert '<th scope="col" class="kern-table__header kern-table__header--numeric">Menschen</th>' in html


def test_text_keeps_only_what_editors_may_use() -> None:
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    converter = ContentstateConverter(features=Body().child_blocks["text"].features)
    pasted = '<h1 style="color:red">Laut</h1><p onclick="x()">Text <script>alert(1)</script><b>fett</b></p>'
    kept = converter.to_database_format(converter.from_database_format(pasted))
    assert "<b>fett</b>" in kept
    assert not any(foreign in kept for foreign in ("style", "onclick", "script", "<h1"))


def test_a_picture_needs_words_or_is_decoration(picture: Image) -> None:
    block = PictureBlock()

    def clean(**facts: Any) -> Any:
        value = {"image": {"image": picture.pk, "alt_text": "", "decorative": False, **facts}}
        return block.clean(block.to_python(value))

    with pytest.raises(ValidationError):
        clean()
    clean(alt_text="Viele Menschen")
    clean(decorative=True)


@pytest.mark.parametrize("title", ["fest", "Fest", "IMG_2034", "DSC 0012"])
def test_the_name_of_a_file_says_nothing_of_a_picture(picture: Image, title: str) -> None:
    block = PictureBlock()
    name = f"{title.replace(' ', '_')}_x7Qa.png"
    picture.file.save(name, picture.file)
    value = {"image": {"image": picture.pk, "alt_text": title, "decorative": False}}
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python(value))
    value["image"]["alt_text"] = "Viele Menschen auf einem Fest"
    block.clean(block.to_python(value))


def test_every_word_of_the_form_for_a_picture_is_german(db: None) -> None:
    names = [str(field.label) for field in PictureBlock().child_blocks["image"].child_blocks.values()]
    assert names == ["Bild", "Bild ist dekorativ", "Alternativtext"]


@pytest.mark.parametrize(
    ("address", "accepted"),
    [("/anregungen/neu/", True), ("https://example.org/", True), ("javascript:alert(1)", False), ("", False)],
)
def test_a_button_leads_to_one_safe_place(db: None, address: str, accepted: bool) -> None:
    block = ButtonBlock()
    value = block.to_python({"text": "Weiter", "page": None, "address": address})
    if accepted:
        assert block.clean(value).href == address
    else:
        with pytest.raises(ValidationError):
            block.clean(value)


def test_a_table_is_translated_cell_by_cell(home: HomePage, english: HomePage) -> None:
    made = page(home, ("table", TABLE))
    source, _new = TranslationSource.get_or_create_from_instance(made)
    locale = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=locale)
    words = {"Jahr": "Year", "Menschen": "People", "Einwohnerzahl": "Population", "Alles": "Everything"}
    for segment in source.stringsegment_set.select_related("string", "context"):
        said = words.get(segment.string.data, segment.string.data)
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=said,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    translation.save_target()
    table = made.get_translation(locale).body[0].value
    assert (table.caption, [column["heading"] for column in table.columns]) == ("Population", ["Year", "People"])
    assert [str(value) for value in table.row_data[0]["values"]] == ["2025", "76000"]


def test_a_picture_comes_in_sizes_and_is_never_enlarged(home: HomePage, picture: Image, client: Client) -> None:
    made = page(home, ("picture", {"image": {"image": picture.pk, "alt_text": "Fest", "decorative": False}}))
    html = valid(client.get(made.url).content)
    assert re.findall(r" (\d+)w", html) == ["480", "800", "1200"]
    small = BytesIO()
    PillowImage.new("RGB", (600, 400), "navy").save(small, "PNG")
    picture.file.save("klein.png", ImageFile(small, name="klein.png"))
    picture.width, picture.height = 600, 400
    picture.save()
    picture.renditions.all().delete()
    assert re.findall(r" (\d+)w", client.get(made.url).content.decode()) == ["480", "600"]


@pytest.mark.parametrize("decorative", [True, False])
def test_a_page_s_picture_is_cut_around_its_focal_point_and_says_its_source(
    home: HomePage, picture: Image, client: Client, decorative: bool
) -> None:
    picture.focal_point_x = picture.focal_point_y = 10
    picture.focal_point_width = picture.focal_point_height = 20
    picture.save()
    value = {
        "image": {"image": picture.pk, "alt_text": "" if decorative else "Ein Fest", "decorative": decorative},
        "caption": "Am Brunnen",
        "credit": "Presseamt",
    }
    home.picture = json.dumps([{"type": "picture", "value": value}])
    home.save()
    html = valid(client.get("/").content)
    head = html.partition('<figure class="head-picture">')[2].partition("</figure>")[0]
    assert re.findall(r" (\d+)w", head) == ["480", "800", "1200", "1600"]
    assert f'alt="{"" if decorative else "Ein Fest"}"' in head
    assert ("Am Brunnen" in head, "Bild: Presseamt" in head) == (True, True)
    assert {rendition.focal_point_key for rendition in picture.renditions.all()} != {""}
