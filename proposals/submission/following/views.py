"""Following by e-mail, confirming the address, stopping. A GET never changes anything: mail scanners open links."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from forums.protection.private_pages import mark_private
from forums.protection.rate_limits import note_done, too_many, was_done
from forums.protection.spam import honeypot_filled
from proposals.suggestions.follow_links import follow_token
from proposals.suggestions.following import Follower
from proposals.suggestions.models import Suggestion
from proposals.suggestions.stages import Visibility

from ..author.actions import MOST_ADDRESSES
from ..author.device import is_writer
from ..author.forms import EmailForm
from ..author.views import HOUR
from ..mail_limit import ASKED, TOMORROW, too_many_mails


@require_POST
def follow_by_email(request: HttpRequest, number: str) -> HttpResponse:
    """From the public page: `email`, and the trap `website`. Who follows already is not told apart."""
    suggestion = get_object_or_404(Suggestion.objects.public(), number=number)
    form = EmailForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "suggestion": suggestion}
        return render(request, "proposals/submission/following/follow.html", context)
    this = f"{number}:{form.cleaned_data['email'].lower()}"
    if honeypot_filled(request):
        form.add_error(None, _("We could not be sure that a person sent this. Please press “Send me news” once more."))
        context = {"form": form, "suggestion": suggestion}
        return render(request, "proposals/submission/following/follow.html", context)
    if was_done(request, "follower.asked", this):
        messages.success(request, ASKED)
        return redirect(suggestion)
    if too_many(request, "follower.asked", most=MOST_ADDRESSES, per=HOUR):
        return render(request, "429.html", {"minutes": 60}, status=429)
    if too_many_mails(form.cleaned_data["email"]):
        form.add_error("email", TOMORROW)
        context = {"form": form, "suggestion": suggestion}
        return render(request, "proposals/submission/following/follow.html", context, status=429)
    Follower.objects.ask(suggestion, form.cleaned_data["email"], get_language() or "de")
    note_done(request, "follower.asked", this)
    messages.success(request, ASKED)
    return redirect(suggestion)


@csrf_exempt  # the link is the key, as on the follow page
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    follower = Follower.objects.named_by(token, "confirm").select_related("suggestion").first()
    if follower is None:
        return mark_private(render(request, "proposals/submission/following/gone.html", status=404))
    if request.method != "POST":
        return mark_private(render(request, "proposals/submission/following/confirm_page.html", {"follower": follower}))
    follower.confirm()
    messages.success(request, _("Thank you. From now on we will write to you about this suggestion."))
    if follower.is_author and is_writer(request, follower.suggestion):
        return mark_private(redirect("suggestion_follow", follow_token(follower.suggestion)))
    if follower.is_author:  # whoever reads mail there need not be who wrote
        return mark_private(
            redirect(f"{reverse('suggestion_find')}?{urlencode({'nummer': follower.suggestion.number})}")
        )
    if follower.suggestion.visibility == Visibility.PUBLIC:
        return mark_private(redirect(follower.suggestion))
    return mark_private(redirect("/"))


@csrf_exempt  # the mail program's own button sends the POST (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stopping twice is as good as once: a link that named somebody says so ever after."""
    follower = Follower.objects.named_by(token, "stop").select_related("suggestion").first()
    if request.method == "POST":
        if follower:
            follower.delete()
        return mark_private(redirect("follower_stop", token))
    return mark_private(render(request, "proposals/submission/following/stop_page.html", {"follower": follower}))
