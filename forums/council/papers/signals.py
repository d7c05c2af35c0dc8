"""The one signal of this room."""

from django.dispatch import Signal

# Sent inside the verb's transaction when the deciding body has decided, or what it decided is corrected, with
# `consultation` and `carried`: True adopted, False rejected, None where a correction took the decision back. Higher
# rooms react: measures, milestones. Receivers do no I/O.
decided = Signal()
