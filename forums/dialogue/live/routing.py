"""Addresses of the sockets."""

from django.urls import path

from .consumer import LiveConsumer
from .doors import Door

_FORUM = "ws/foren/<slug:slug>"

websocket_urlpatterns = [
    path(f"{_FORUM}/live/", LiveConsumer.as_asgi(), {"door": Door.LIVE}),
    path(f"{_FORUM}/wand/", LiveConsumer.as_asgi(), {"door": Door.WALL}),
    path(f"{_FORUM}/leitung/<str:key>/", LiveConsumer.as_asgi(), {"door": Door.LEAD}),
]
