"""The editors' pages of an edition: what can be done with it now, and for each section what people said about it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.people.models import User
from forums.records.exceptions import NotPossible

from .addresses import KINDS, lines
from .comments import about
from .content.places import Place, block_anchor, item_anchor
from .content.plain import plain
from .content.rows import ALL
from .content.sections import SectionData
from .content.showing import title_of
from .forms import ActionForm, CauseForm, ChangeDaysForm, OpenForm, TakeBackForm, TakeOutForm
from .models import ChangeCause, Edition
from .permissions import may_edit_editions
from .states import EditionState

ACTIONS: dict[str, type[ActionForm]] = {
    "open": OpenForm,
    "days": ChangeDaysForm,
    "take_back": TakeBackForm,
    "take_out": TakeOutForm,
}
OPEN_IN: dict[str, list[str]] = {EditionState.DRAFT: ["open"], EditionState.CONSULTATION: ["days"]}


def open_actions(edition: Edition) -> list[str]:
    """What the page offers; the verbs check again."""
    wrong = edition.state == EditionState.ADOPTED and not edition.is_decided
    return [
        *OPEN_IN.get(edition.state, []),
        *(["take_back"] if wrong else []),
        *(["take_out"] if edition.is_frozen else []),
    ]


class EditorRequest(HttpRequest):
    user: User


def _edition(request: EditorRequest, pk: int) -> Edition:
    if not may_edit_editions(request.user):
        raise Http404
    found: Edition = get_object_or_404(Edition.objects, pk=pk)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def edition_desk(request: EditorRequest, pk: int) -> HttpResponse:
    edition = _edition(request, pk)
    if request.method != "POST":
        return _desk(request, edition)
    action = request.POST.get("act", "")
    if action not in ACTIONS:
        raise Http404
    form = ACTIONS[action](request.POST, edition=edition, prefix=action)
    if not form.is_valid():
        return _desk(request, edition, {action: form})
    try:
        form.carry_out(edition, request.user)
    except NotPossible as refusal:
        form.add_error(None, str(refusal))
        return _desk(request, _edition(request, pk), {action: form})
    messages.success(request, _("Saved."))
    return redirect("edition_desk", pk)


def _desk(request: EditorRequest, edition: Edition, sent: dict[str, ActionForm] | None = None) -> HttpResponse:
    open_now = open_actions(edition)
    shown = {name: ACTIONS[name](edition=edition, prefix=name) for name in open_now}
    told = lines(edition, edition.contents())
    context = {
        "edition": edition,
        "forms": shown | (sent or {}),
        "lines": [
            {
                "section": line.section,
                "title": line.section.version(_language()).title,
                "count": _count(edition, line.key),
            }
            for line in told
        ],
        **_frame(edition, str(edition)),
    }
    return render(request, "cms/editions/desk.html", context, status=422 if sent else 200)


def _count(edition: Edition, key: tuple[object, str]) -> int:
    return about(edition, Place(*key)).count()  # type: ignore[arg-type]


@require_http_methods(["GET", "HEAD", "POST"])
def edition_section_desk(request: EditorRequest, pk: int, kind: str, section_slug: str) -> HttpResponse:
    """Everything that was said about a chapter or field in one list, and which of it caused which change."""
    edition = _edition(request, pk)
    section = edition.section(KINDS[kind], section_slug) if kind in KINDS else None
    if section is None:
        raise Http404
    places = _places(section)
    if request.method != "POST":
        return _section(request, edition, section, CauseForm(places=places))
    if gone := request.POST.get("unlink"):
        ChangeCause.objects.filter(edition=edition, pk=gone if gone.isdigit() else 0).delete()
        return redirect(request.path)
    form = CauseForm(request.POST, places=places)
    if not form.is_valid():
        return _section(request, edition, section, form, status=422)
    form.link(edition, request.user)
    messages.success(request, _("Saved."))
    return redirect(request.path)


def _section(
    request: EditorRequest, edition: Edition, section: SectionData, form: CauseForm, status: int = 200
) -> HttpResponse:
    place = Place(section.kind, section.key)
    words = dict(_places(section))
    causes = ChangeCause.objects.filter(edition=edition, place__startswith=str(place)).shown()
    said = about(edition, place).for_list().order_by("passage_key", "received_at", "pk")
    title = f"{section.number} {section.version(_language()).title}".strip()
    context = {
        "edition": edition,
        "section": section,
        "title": title,
        "said": said,
        "causes": [{"row": cause, "words": words.get(cause.place, "")} for cause in causes],
        "form": form,
        **_frame(edition, title),
    }
    return render(request, "cms/editions/section_desk.html", context, status=status)


def _places(section: SectionData) -> list[tuple[str, str]]:
    """Each passage and row of the section, by its first words."""
    version = section.version(_language())
    found = [("", _("the section as a whole"))]
    found += [(block_anchor(block["id"]), plain(block)) for block in version.blocks if plain(block)]
    for kind in section.item_kinds:
        label = ALL[kind].plural
        found += [
            (item_anchor(kind, item["uuid"]), f"{label}: {title_of(ALL[kind], item, _language())}")
            for item in section.items(kind)
        ]
    return [
        (str(Place(section.kind, section.key, anchor)), Truncator(" ".join(words.split())).chars(90))
        for anchor, words in found
    ]


def _language() -> str:
    return get_language() or "de"


def _frame(edition: Edition, title: str) -> dict[str, object]:
    return {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("editions_admin:index"), "label": _("Editions")},
            {"url": reverse("edition_desk", args=[edition.pk]), "label": str(edition)},
            *([{"url": "", "label": title}] if title != str(edition) else []),
        ],
        "header_title": title,
        "header_icon": "doc-full",
    }
