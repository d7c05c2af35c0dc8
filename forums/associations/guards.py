"""Guards of views: who may open what, and the association they get."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from forums.people.guards import UserRequest

from .delegates import Delegate
from .links import RESUME_LINK
from .models import Association
from .office import in_office
from .permissions import may_appoint, may_manage

type AssociationView[R: HttpRequest, **P] = Callable[Concatenate[R, Association, P], HttpResponse]
type UserView[**P] = Callable[Concatenate[UserRequest, P], HttpResponse]


def for_speakers[**P](view: AssociationView[UserRequest, P]) -> Callable[..., HttpResponse]:
    """Only those with a running mandate, and the office; 403 once a mandate has ended, 404 for everybody else."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: UserRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        association = get_object_or_404(Association.objects.with_profile(), slug=slug)
        if not may_manage(request.user, association) and not may_appoint(request.user, association):
            if Delegate.everything.filter(association=association, person=request.user.person_id or 0).exists():
                raise PermissionDenied
            raise Http404
        return view(request, association, *args, **kwargs)

    return guarded


by_link = RESUME_LINK.guard


def office_only[**P](view: UserView[P]) -> UserView[P]:
    """404 for everybody but the office."""

    @wraps(view)
    def guarded(request: UserRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not in_office(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
