"""One's own photo, and the coordination's page for the photo of somebody who has signed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from forums.people.guards import UserRequest, allowed, signed_in
from forums.people.models import Person
from forums.pictures.permissions import keyed_url

from .forms import PhotoForm, SignedPhotoForm
from .models import PersonPhoto, photo_of
from .permissions import may_keep_photos


def _own(request: UserRequest) -> Person:
    """Photos are of people with a function in public; most accounts are not."""
    if request.user.person is None:
        raise Http404
    return request.user.person


def _context(form: PhotoForm, person: Person) -> dict[str, object]:
    return {
        "form": form,
        "person": person,
        "photo": photo_of(person),
        "kept_url": keyed_url(form.kept) if form.kept else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def own_photo(request: UserRequest) -> HttpResponse:
    person = _own(request)
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if request.method == "POST" and form.is_valid():
        form.show_for(person, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("own_photo")
    return render(request, "forums/faces/own_photo.html", _context(form, person), status=422 if form.errors else 200)


@require_POST
@signed_in
def own_photo_remove(request: UserRequest) -> HttpResponse:
    PersonPhoto.withdraw(_own(request), by=request.user)
    messages.success(request, _("Your photo has been deleted. No page shows it any more."))
    return redirect("own_photo")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(may_keep_photos)
def person_photo(request: UserRequest, pk: int) -> HttpResponse:
    """For coordinators, in the admin."""
    person = get_object_or_404(Person, pk=pk)
    form = SignedPhotoForm(request.POST, request.FILES) if request.method == "POST" else SignedPhotoForm()
    if request.method == "POST" and form.is_valid():
        form.show_for(person, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("person_photo", person.pk)
    people = {"url": reverse("people:index"), "label": _("People")}
    context = {
        **_context(form, person),
        "breadcrumbs_items": [people, {"url": "", "label": str(person)}],
        "header_title": _("Photo of the person"),
        "header_icon": "image",
    }
    return render(request, "forums/faces/admin/person_photo.html", context, status=422 if form.errors else 200)


@require_POST
@allowed(may_keep_photos)
def person_photo_remove(request: UserRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=pk)
    PersonPhoto.withdraw(person, by=request.user)
    messages.success(request, _("The photo has been deleted. No page shows it any more."))
    return redirect("person_photo", person.pk)
