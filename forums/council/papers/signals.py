"""The signals of this room: what a body has done with a paper, inside the verb's transaction. Receivers do no I/O."""

from django.dispatch import Signal

# When the deciding body has decided, or what it decided is corrected: `consultation`, its `entry` in the history, and
# `carried`: True adopted, False rejected, None where a correction took the decision back. Higher rooms move what the
# paper concerns: measures, milestones, appointments.
decided = Signal()
# Every other result on the way there and its corrections: `consultation` and `entry`. It moves nothing.
treated = Signal()
