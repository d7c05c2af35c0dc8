"""What the browser loads: small, ours alone, and installed without naming a registry."""

import json
import re
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "build" / "assets"
KB = 1024


# Only where a city names a tile server, and only for who opens that map.
STREETS = [
    ("streets.js", KB),
    ("street_map.js", 240 * KB),
    ("street_map_worker.js", 120 * KB),
    ("street_map.css", 9 * KB),
]


@pytest.mark.parametrize(
    ("name", "limit"), [("site.css", 24 * KB), ("site.js", 4 * KB), ("htmx.min.js", 17 * KB), *STREETS]
)
def test_assets_stay_within_their_budget(name: str, limit: int) -> None:
    assert len(brotli.compress((ASSETS / name).read_bytes())) <= limit


def test_the_stylesheet_loads_nothing_and_knows_no_left_or_right() -> None:
    css = (ASSETS / "site.css").read_text()
    assert re.findall(r"url\([^)]*\)|@import", css) == []
    assert re.findall(r"[;{]((?:margin|padding|border)-(?:left|right)|left|right|float:(?:left|right))[:\s]", css) == []


def test_the_lock_file_names_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text()
    assert "resolved" not in text
    assert "://" not in text
    packages = json.loads(text)["packages"]
    missing = [name for name, package in packages.items() if name and "integrity" not in package]
    assert missing == []


def test_versions_are_exact() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    named = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in named.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
