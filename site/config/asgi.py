"""The server's door: pages, and later the live forum's sockets."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = get_asgi_application()

from channels.routing import ProtocolTypeRouter  # noqa: E402

from .one_process import hold  # noqa: E402

hold()
application = ProtocolTypeRouter({"http": pages})
