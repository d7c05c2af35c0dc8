"""Views for accounts: sign in first; who may not look finds nothing."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from forums.people.guards import UserRequest, allowed, signed_in
from forums.people.models import User


@signed_in
def own_page(request: UserRequest, number: int) -> HttpResponse:
    return HttpResponse(f"{request.user.email} {number}")


@allowed(lambda user: user.is_superuser)
def hidden_page(request: UserRequest) -> HttpResponse:
    return HttpResponse("inside")


@allowed(lambda user: user.is_superuser, otherwise=PermissionDenied)
def forbidden_page(request: UserRequest) -> HttpResponse:
    return HttpResponse("inside")


def test_a_page_of_ones_own_is_never_cached(rf: RequestFactory, citizen: User) -> None:
    request = rf.get("/konto/")
    request.user = citizen
    response = own_page(request, number=7)
    assert response.content.decode() == f"{citizen.email} 7"
    assert "no-store" in response["Cache-Control"]


def test_whoever_is_not_signed_in_is_led_to_do_so(rf: RequestFactory) -> None:
    request = rf.get("/konto/")
    request.user = AnonymousUser()
    for page in (own_page, hidden_page, forbidden_page):
        response = page(request)
        assert (response.status_code, response["Location"]) == (302, "/konto/login/?next=/konto/")


def test_who_may_not_look_finds_nothing_and_who_may_not_act_is_refused(rf: RequestFactory, citizen: User) -> None:
    request = rf.get("/x/")
    request.user = citizen
    with pytest.raises(Http404):
        hidden_page(request)
    with pytest.raises(PermissionDenied):
        forbidden_page(request)
    citizen.is_superuser = True
    assert (hidden_page(request).content, forbidden_page(request).content) == (b"inside", b"inside")
