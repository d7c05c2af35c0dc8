"""Where in the town a suggestion belongs, where its author set a point: a square of about 100 m, never a house."""

from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from forums.maps.points import GeoPoint
from forums.people.models import User

from .concern import Concern
from .steps import StepKind


class Place(Concern):
    """Both or neither. Shown only where the text is."""

    latitude = models.DecimalField(_("latitude, rounded"), max_digits=8, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(_("longitude, rounded"), max_digits=8, decimal_places=4, null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def point(self) -> GeoPoint | None:
        if self.latitude is None or self.longitude is None:
            return None
        return GeoPoint(Decimal(self.latitude), Decimal(self.longitude))

    @property
    def has_point(self) -> bool:
        return self.point is not None

    def set_point(self, point: GeoPoint | None) -> None:
        """Rounded, whatever was sent; saved by the verb that receives it."""
        rounded = point.rounded() if point else None
        self.latitude = rounded.latitude if rounded else None
        self.longitude = rounded.longitude if rounded else None

    @transaction.atomic
    def remove_point(self, *, by: User | None, seen: int | None = None) -> None:
        """Off every page, and forgotten: a moderator found that it tells too much, or its author wants it so.

        The history, which is not public here, says that there was one, never where. Twice changes nothing.
        """
        self.lock_at(seen)
        if self.point is None:
            return
        self.set_point(None)
        self.record(StepKind.POINT_REMOVED, by=by, public=False, tell="nobody")

    def forget_point(self) -> None:
        """Saved by the verb that calls it."""
        self.set_point(None)
