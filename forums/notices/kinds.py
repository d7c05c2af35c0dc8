"""Which notices there are. Each slice registers its own in its app's `ready`."""

from .models import notice_kinds

register = notice_kinds.register

__all__ = ["register"]
