"""Addresses of the sockets."""

from channels.security.websocket import WebsocketDenier
from django.urls import path, re_path

from .authorization import LivePage
from .consumer import LiveConsumer

_FORUM = "ws/foren/<slug:slug>"

websocket_urlpatterns = [
    path(f"{_FORUM}/live/", LiveConsumer.as_asgi(), {"page": LivePage.PHONE}),
    path(f"{_FORUM}/wand/", LiveConsumer.as_asgi(), {"page": LivePage.WALL}),
    path(f"{_FORUM}/leitung/<str:key>/", LiveConsumer.as_asgi(), {"page": LivePage.HOST}),
    re_path("", WebsocketDenier.as_asgi()),  # any other address: refused, without a traceback in the log
]
