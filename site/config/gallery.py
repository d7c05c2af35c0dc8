"""The developers' page: every component in every state. Only where DEMO or DEBUG is on."""

from datetime import date, timedelta

import segno
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from cms.fields.cards import FieldCard
from forums.fields.models import ActionField
from forums.municipality.calendar import today
from forums.municipality.due import Due
from forums.pictograms.hues import HUES
from forums.pictograms.names import FOR_FIELDS, Pictogram

from .gallery_charts import samples as charts
from .gallery_council import samples as council
from .gallery_samples import (
    SAMPLE_FIGURES,
    SAMPLE_KEY,
    SAMPLE_MAPS,
    SAMPLE_PARTS,
    SAMPLE_QUOTES,
    SAMPLE_STEPS,
    SAMPLE_THREADS,
    SAMPLE_URL,
    SampleFilter,
    SampleForm,
    sample_photo,
    sample_standings,
)


def gallery(request: HttpRequest) -> HttpResponse:
    """`?richtung=rtl` shows the page right to left."""
    stepped = SampleForm(prefix="c")
    shown: dict[str, object] = {
        "form": SampleForm(prefix="a"),
        "wrong": SampleForm({"b-email": "keine Adresse", "b-day": "gestern"}, prefix="b"),
        "first_fields": [stepped["text"]],
        "second_fields": [stepped["districts"]],
        "third_fields": [stepped["email"]],
        "filter": SampleFilter(prefix="f"),
        "page": Paginator(range(100), 20).page(3),
        "tones": ["neutral", "info", "success", "warning", "danger"],
        "steps": SAMPLE_STEPS,
        "council": council(),
        "day": date(2026, 10, 2),
        "dues": {
            "ahead": Due(today() + timedelta(days=12)),
            "late": Due(today() - timedelta(days=3)),
            "paused": Due(today(), paused=True),
        },
        "photo": sample_photo(),
        "quotes": SAMPLE_QUOTES,
        "items": [
            {"term": "Nummer", "text": "2026-0042"},
            {"term": "Thema", "text": "Sprachförderung", "url": "#listen", "change": "#formulare"},
            {"term": "Stadtteil", "text": "", "change": "#formulare"},
            {"term": "Text", "text": "نحتاج دورة لغة في المساء.", "lang": "ar"},
        ],
        "facts": [
            {"icon": "flag", "text": "Sprachförderung", "url": "#karten"},
            {"icon": "pin", "text": "Dorenkamp"},
            {"icon": "calendar", "text": "14. September 2026"},
        ],
        "tabs": [
            {"url": "#listen", "text": "Für mich zu tun", "count": 3, "current": True},
            {"url": "#karten", "text": "Alle im Handlungsfeld", "count": 41},
            {"url": "#zustand", "text": "Entschieden"},
        ],
        "columns": [
            "Handlungsfeld",
            {"text": "Anregungen", "numeric": True},
            {"text": "Tage bis zur Antwort", "numeric": True},
            "Zuständig",
        ],
        "rows": [
            [{"text": "Sprachförderung", "url": "#karten"}, 41, 12.5, "Tandem Sprachförderung"],
            ["Sport", 9, 8, "Tandem Sport"],
        ],
        "pictograms": list(Pictogram),
        "sizes": ["small", "", "large"],
        "hues": [{"name": f"hue-{number}", "pictogram": FOR_FIELDS[number - 1]} for number in range(1, HUES + 1)],
        "threads": SAMPLE_THREADS,
        "standings": sample_standings(),
        "topic": ActionField(code="1", position=1, name="Sprachförderung", pictogram=Pictogram.SPEAKING),
        "seals": [("success", Pictogram.ACCEPTED, "Wird aufgegriffen"), ("danger", Pictogram.OVERDUE, "Überfällig")],
        "shades": ["said", "done", "late", "thread", "rest", "needs"],
        "key": SAMPLE_KEY,
        "kept": SAMPLE_FIGURES,
        "parts": [FieldCard(entry, 0, 0) for entry in SAMPLE_PARTS],
        "maps": SAMPLE_MAPS,
        "sample_url": SAMPLE_URL,
        "qr": mark_safe(segno.make(SAMPLE_URL).svg_inline(scale=4)),
    }
    context = {
        "rtl": request.GET.get("richtung") == "rtl",
        "crumbs": [{"url": "#karten", "title": "Konzept"}, {"url": "#listen", "title": "Handlungsfelder"}],
        "samples": shown,
        "charts": charts(),
    }
    return render(request, "gallery.html", context)
