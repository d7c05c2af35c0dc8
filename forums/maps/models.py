"""What is drawn of the town, and its streets. An upload becomes a map when its areas have been told apart."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.municipality.models import District
from forums.records.exceptions import NotPossible

from .drawing import Frame, Place, is_inside
from .points import GeoPoint
from .shapes import DrawnShapes, same_name

UNFINISHED_KEPT_FOR = timedelta(days=1)


class TownMapQuerySet(models.QuerySet["TownMap"]):
    def unfinished(self) -> Self:
        return self.filter(shown_since=None)

    def shown(self) -> Self:
        """In the order in which they came: the last one is on the pages, the others can come back."""
        return self.exclude(shown_since=None).filter(taken_back_at=None).order_by("-shown_since", "-pk")


class TownMap(models.Model):
    """One upload of districts' shapes: unfinished, shown, or taken back."""

    uploaded_at = models.DateTimeField(gettext_lazy("uploaded"), default=timezone.now)
    shown_since = models.DateTimeField(gettext_lazy("shown since"), null=True, blank=True)
    taken_back_at = models.DateTimeField(gettext_lazy("taken back"), null=True, blank=True)
    attribution = models.CharField(gettext_lazy("source of the data"), max_length=160, blank=True)
    licence = models.CharField(gettext_lazy("licence of the data"), max_length=120, blank=True)
    licence_url = models.URLField(gettext_lazy("address of the licence"), blank=True)
    schematic = models.BooleanField(gettext_lazy("the shapes are schematic"), default=False)
    remarks = models.JSONField(default=list, blank=True)
    west = models.FloatField()
    north = models.FloatField()
    x_per_degree = models.FloatField()
    y_per_degree = models.FloatField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    objects = TownMapQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("map of the town")
        verbose_name_plural = gettext_lazy("maps of the town")
        ordering = ("-uploaded_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_since=None) | (~Q(attribution="") & ~Q(licence="")), name="town_map_names_its_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.uploaded_at):%d.%m.%Y %H:%M}"

    @classmethod
    def current(cls) -> "TownMap | None":
        """The map on the pages, with shapes and districts, in one query."""
        latest = cls.objects.shown().values("pk")[:1]
        shapes = list(DistrictShape.objects.matched().select_related("town").filter(town__in=latest))
        if not shapes:
            return None
        town = shapes[0].town
        town.drawn = shapes
        return town

    @classmethod
    @transaction.atomic
    def upload(cls, drawn: DrawnShapes) -> "TownMap":
        """Keep what was drawn from a file, for a day, until its areas have been told apart."""
        cls.objects.unfinished().filter(uploaded_at__lt=timezone.now() - UNFINISHED_KEPT_FOR).delete()
        frame = drawn.frame
        town = cls.objects.create(
            remarks=drawn.remarks,
            west=frame.west,
            north=frame.north,
            x_per_degree=frame.x_per_degree,
            y_per_degree=frame.y_per_degree,
            width=frame.width,
            height=frame.height,
        )
        districts = list(District.objects.all())
        taken: set[int] = set()
        rows = []
        for shape in drawn.shapes:
            free = (one for one in districts if one.pk not in taken and same_name(one.name, shape.name))
            district = next(free, None)
            if district:
                taken.add(district.pk)
            x, y = shape.label
            row = DistrictShape(town=town, district=district, name=shape.name, path=shape.path)
            row.label_x, row.label_y, row.label_room = x, y, shape.room
            rows.append(row)
        DistrictShape.objects.bulk_create(rows)
        return town

    @property
    def frame(self) -> Frame:
        return Frame(self.west, self.north, self.x_per_degree, self.y_per_degree, self.width, self.height)

    @property
    def is_shown(self) -> bool:
        return self.shown_since is not None and self.taken_back_at is None

    @cached_property
    def drawn(self) -> "list[DistrictShape]":
        """Its shapes in the order in which districts are named."""
        return list(self.shapes.all())

    @transaction.atomic
    def show(
        self,
        districts: Mapping[int, District | None],
        *,
        attribution: str,
        licence: str,
        licence_url: str = "",
        schematic: bool = False,
    ) -> None:
        """Put it on the pages, instead of the one before. `districts` says by a shape's key which district it is;
        None stays the outline of a neighbour without figures."""
        row = TownMap.objects.select_for_update().get(pk=self.pk)
        if row.shown_since is not None:
            raise NotPossible(_("This map has been put on the pages already."))
        chosen = [district.pk for district in districts.values() if district]
        if not chosen:
            raise NotPossible(_("Please choose a district for at least one area."))
        if len(set(chosen)) < len(chosen):
            raise NotPossible(_("Two areas have the same district. Please choose each district once."))
        self.shapes.update(district=None)
        for shape in self.shapes.all():
            shape.district = districts.get(shape.pk)
            shape.save(update_fields=["district"])
        self.attribution, self.licence, self.licence_url = attribution, licence, licence_url
        self.schematic, self.shown_since = schematic, timezone.now()
        self.save()

    @transaction.atomic
    def take_back(self) -> None:
        """Off the pages. The map before it is shown again, where there is one. Twice is as good as once."""
        row = TownMap.objects.select_for_update().get(pk=self.pk)
        self.taken_back_at = row.taken_back_at or timezone.now()
        self.save(update_fields=["taken_back_at"])

    def place_of(self, point: GeoPoint) -> Place:
        return self.frame.place_of(point)

    def shape_at(self, point: GeoPoint) -> "DistrictShape | None":
        """The area in which the point lies; None outside of all."""
        place = self.place_of(point)
        return next((shape for shape in self.drawn if is_inside(shape.path, place)), None)


class DistrictShapeQuerySet(models.QuerySet["DistrictShape"]):
    def matched(self) -> Self:
        """With their districts, those without one last."""
        ordered = self.select_related("district")
        return ordered.order_by(F("district__name").asc(nulls_last=True), "name", "pk")


class DistrictShape(models.Model):
    """One area as it is drawn: a path in the map's units, and the place of its label."""

    town = models.ForeignKey(TownMap, on_delete=models.CASCADE, related_name="shapes")
    district = models.ForeignKey(
        District,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="shapes",
        verbose_name=gettext_lazy("district"),
    )
    name = models.CharField(gettext_lazy("name in the file"), max_length=80)
    path = models.TextField()
    label_x = models.SmallIntegerField()
    label_y = models.SmallIntegerField()
    label_room = models.PositiveSmallIntegerField()

    objects = DistrictShapeQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("shape of a district")
        verbose_name_plural = gettext_lazy("shapes of districts")
        ordering = ("town", "name")
        constraints = [
            models.UniqueConstraint(fields=["town", "name"], name="district_shape_once"),
            models.UniqueConstraint(
                fields=["town", "district"], condition=Q(district__isnull=False), name="district_drawn_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_district(self) -> District | None:
        """The district it is; None for an outline without one, or where the district has been deleted since."""
        return self.district if self.district and self.district.deleted is None else None


class StreetQuerySet(models.QuerySet["Street"]):
    @transaction.atomic
    def replace(self, streets: "Sequence[Street]") -> None:
        """The new list instead of the old one."""
        self.all().delete()
        self.bulk_create(streets)


class Street(models.Model):
    """A street by which somebody finds a point without a map: a street through two districts stands here twice."""

    district = models.ForeignKey(
        District, on_delete=models.CASCADE, related_name="streets", verbose_name=gettext_lazy("district")
    )
    name = models.CharField(gettext_lazy("street"), max_length=100)
    latitude = models.DecimalField(
        gettext_lazy("latitude"),
        max_digits=8,
        decimal_places=4,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        gettext_lazy("longitude"),
        max_digits=8,
        decimal_places=4,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    objects = StreetQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("street")
        verbose_name_plural = gettext_lazy("streets")
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="street_once_in_district")]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> GeoPoint:
        return GeoPoint(Decimal(self.latitude), Decimal(self.longitude))
