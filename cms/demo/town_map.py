"""The demo's map: schematic shapes that say so, and a few invented streets. Read as a city's own files are."""

from forums.maps.geojson import read
from forums.maps.models import Street, TownMap
from forums.maps.shapes import draw
from forums.maps.streets import read_streets
from forums.municipality.models import District
from forums.spreadsheets.reading import read as read_table

from .texts import DATA

SOURCE = {
    "attribution": "Von Hand gezeichnet für diese Vorführung",
    "licence": "CC0 1.0",
    "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def load() -> None:
    """Only where no map was ever shown, and no street brought."""
    districts = {district.name: district for district in District.objects.all()}
    if not TownMap.objects.exclude(shown_since=None).exists():
        town = TownMap.upload(draw(read((DATA / "districts.geojson").read_bytes()), list(districts)))
        chosen = {shape.pk: districts.get(shape.name) for shape in town.shapes.all()}
        town.show(chosen, **SOURCE, schematic=True)
    if not Street.objects.exists():
        with (DATA / "streets.csv").open("rb") as file:
            Street.objects.replace(read_streets(read_table(file, "streets.csv")).streets)
