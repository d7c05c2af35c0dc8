"""The one signal of this room."""

from django.dispatch import Signal

# Sent inside the verb's transaction after each Step, with `suggestion` and `step`. Higher rooms react:
# triage ranks what was received and lets an open draft lapse. Receivers do no I/O.
stepped = Signal()
