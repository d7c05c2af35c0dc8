"""The server's door: pages, and the live forum's sockets."""

import os

from .handler import page_handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = page_handler()

from channels.auth import AuthMiddleware  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from channels.sessions import CookieMiddleware, SessionMiddleware  # noqa: E402

from forums.dialogue.live.routing import websocket_urlpatterns  # noqa: E402
from forums.people.middleware import SocketSecondFactor  # noqa: E402
from forums.protection.middleware import CleanSocketMiddleware  # noqa: E402

from .demo_guard import refuse_the_demos_database  # noqa: E402
from .one_process import hold  # noqa: E402

refuse_the_demos_database()
hold()
sockets = AllowedHostsOriginValidator(
    CookieMiddleware(
        CleanSocketMiddleware(SessionMiddleware(AuthMiddleware(SocketSecondFactor(URLRouter(websocket_urlpatterns)))))
    )
)
application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
