"""The same pages for a WSGI server, without sockets."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from .demo_guard import refuse_the_demos_database  # noqa: E402
from .one_process import hold  # noqa: E402

refuse_the_demos_database()
hold()
