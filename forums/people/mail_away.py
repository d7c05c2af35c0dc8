"""Codes and links to sign in go out at once or not at all: nobody waits for a code until the next `tick`.

So where the mail server is away the page says that, instead of breaking or claiming a mail.
"""

import logging
from collections.abc import Callable
from smtplib import SMTPException

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)

FAILURES = (OSError, SMTPException)


class MailNotSent(Exception):
    """The mail that somebody waits for could not be handed over."""


class MailNotSentMiddleware:
    """Answers MailNotSent with a page of its own, 503. What was typed is one step back in the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MailNotSent):
            return None
        logger.warning("A mail to sign in was not sent: %s", type(exception.__cause__).__name__)
        return render(request, "account/mail_not_sent.html", status=503)
