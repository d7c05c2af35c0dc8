"""A point on the map, as coarse as we keep it: a square of about 100 m, so that it names no house."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

# In degrees of WGS 84. A degree of longitude is shorter in Europe: these two are both about 110 m there.
LATITUDE_STEP, LONGITUDE_STEP = Decimal("0.001"), Decimal("0.0015")
WRITTEN = re.compile(r"(-?\d{1,3}\.\d{1,12}|-?\d{1,3}),(-?\d{1,3}\.\d{1,12}|-?\d{1,3})", re.ASCII)


@dataclass(frozen=True)
class GeoPoint:
    """Degrees of WGS 84."""

    latitude: Decimal
    longitude: Decimal

    @classmethod
    def read(cls, text: str) -> "GeoPoint | None":
        """What a form sends, as "52.2791,7.4381"; None for anything else."""
        found = WRITTEN.fullmatch(text.strip())
        if found is None:
            return None
        point = cls(Decimal(found[1]), Decimal(found[2]))
        return point if abs(point.latitude) <= 90 and abs(point.longitude) <= 180 else None

    def rounded(self) -> "GeoPoint":
        """The middle of its square. Rounding twice is rounding once."""
        return GeoPoint(_to(self.latitude, LATITUDE_STEP), _to(self.longitude, LONGITUDE_STEP))

    def __str__(self) -> str:
        return f"{self.latitude},{self.longitude}"


def _to(degrees: Decimal, step: Decimal) -> Decimal:
    return ((degrees / step).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * step).quantize(Decimal("0.0001"))
