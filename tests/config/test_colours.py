"""Every colour of ours can be read on what it stands on: in light, in dark and on paper."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from math import cos, radians, sin
from pathlib import Path

import pytest

from forums.pictograms.hues import HUES, hue_of

ROOT = Path(__file__).resolve().parents[2]
PALETTE = (ROOT / "site/assets/css/base/palette.css").read_text()
# KERN's colours from the build; ours from their sources, since the build leaves out what no rule reads yet.
KERN = (ROOT / "build/assets/site.css").read_text()
TOKENS = (ROOT / "site/assets/css/base/tokens.css").read_text()

TEXT, SHAPE = 4.5, 3.0
Scheme = dict[str, str]

# What stands on what, and how far apart they must be: text 4.5, lines and shapes 3.
GROUNDS = ("paper", "surface", "sand", "sand-deep")
STATES = ("thread", "done", "late", "said")
PAIRS = [
    *[
        (name, ground, TEXT)
        for name in ("thread", "done", "late", "said")
        for ground in ("paper", "sand", f"{name}-tint")
    ],
    *[(name, f"{name}-tint", TEXT) for name in ("needs", "rest")],
    *[(name, ground, TEXT) for name in ("rest", "needs") for ground in ("paper", "sand")],
    *[
        (name, ground, TEXT)
        for name in ("text", "muted", "action")
        for ground in ("paper", "surface", "sand", "sand-deep")
    ],
    *[(f"on-{name}", name, TEXT) for name in ("thread", "done", "late", "action", "night")],
    # Badges and alerts: KERN's names for what states have in our palette, and the words on each of their grounds.
    *[(name, f"{name}-tint", TEXT) for name in ("info", "success", "warning", "danger", "neutral")],
    *[("text", f"{name}-tint", TEXT) for name in ("info", "success", "warning", "danger", "neutral")],
    ("on-night-muted", "night", TEXT),
    ("gold", "paper", SHAPE),
    ("line-strong", "paper", SHAPE),
    ("line-strong", "sand", SHAPE),
]


def _applies(condition: str, dark: bool) -> bool:
    scheme = re.search(r"prefers-color-scheme: ?(\w+)", condition)
    return "print" not in condition and (scheme is None or scheme[1] == ("dark" if dark else "light"))


def _rules(css: str, dark: bool) -> Iterator[tuple[str, str]]:
    """Selector and declarations of every rule that holds on a screen of this scheme, in the browser's order."""
    within: list[str] = []
    for text, mark in re.findall(r"([^{}]*)([{}])", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if mark == "{":
            within.append(text.rpartition(";")[2].strip())
        else:
            if within and all(_applies(condition, dark) for condition in within[:-1]):
                yield within[-1], text
            within.pop()


def _scheme(dark: bool) -> Scheme:
    declared = re.compile(r"(--[\w-]+): ?([^;]+)")
    rules = [body for selector, body in _rules(KERN + TOKENS + PALETTE, dark) if selector == ":root"]
    return dict(chain.from_iterable(declared.findall(body) for body in rules))


def _hues(dark: bool) -> Scheme:
    found: Scheme = {}
    for selector, body in _rules(PALETTE, dark):
        if selector.startswith(".hue-"):
            found[selector[1:]], found[f"{selector[1:]}-tint"] = re.findall(r"#\w+", body)
    return found


def _rgb(value: str, scheme: Scheme) -> tuple[float, float, float]:
    value = value.strip()
    if inner := re.fullmatch(r"var\(([\w-]+)\)", value):
        return _rgb(scheme[inner[1]], scheme)
    if value.startswith("#"):
        digits = value[1:] if len(value) == 7 else "".join(letter * 2 for letter in value[1:])
        red, green, blue = (_linear(int(digits[start : start + 2], 16) / 255) for start in (0, 2, 4))
        return red, green, blue
    parts = re.fullmatch(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", value)
    assert parts, value
    return _from_oklch(float(parts[1]) / 100, float(parts[2]), radians(float(parts[3])))


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _from_oklch(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """https://www.w3.org/TR/css-color-4/#color-conversion-code"""
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in channels)
    return red, green, blue


def contrast(one: str, other: str, scheme: Scheme) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (_rgb(one, scheme), _rgb(other, scheme))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#fff", "#000", {}) == pytest.approx(21)
    assert contrast("#777", "#fff", {}) == pytest.approx(4.48, abs=0.01)
    assert contrast("oklch(100% 0 0)", "oklch(0% 0 0)", {}) == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_tokens_can_be_read_on_what_they_stand_on(dark: bool) -> None:
    scheme = _scheme(dark)
    measured = {(one, other): contrast(f"var(--{one})", f"var(--{other})", scheme) for one, other, _least in PAIRS}
    too_faint = [(pair, round(measured[pair[:2]], 2)) for pair in PAIRS if measured[pair[:2]] < pair[2]]
    assert too_faint == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_kern_and_we_mean_the_same_colours(dark: bool) -> None:
    scheme = _scheme(dark)
    pairs = {"info": "said", "success": "done", "warning": "needs", "danger": "late", "neutral": "rest"}
    for kern, ours in pairs.items():
        for part in ("", "-tint"):
            assert _rgb(f"var(--{kern}{part})", scheme) == _rgb(f"var(--{ours}{part})", scheme), kern


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_hue_can_be_read_on_paper_sand_and_its_own_tint(dark: bool) -> None:
    scheme, hues = _scheme(dark), _hues(dark)
    assert [name for name in hues if not name.endswith("-tint")] == [f"hue-{number}" for number in range(1, HUES + 1)]
    too_faint = [
        (name, ground)
        for name, value in hues.items()
        if not name.endswith("-tint")
        for ground in (hues[f"{name}-tint"], "var(--paper)", "var(--sand)")
        if contrast(value, ground, scheme) < TEXT
    ]
    too_faint += [
        (name, "text")
        for name, value in hues.items()
        if name.endswith("-tint") and contrast("var(--text)", value, scheme) < TEXT
    ]
    assert too_faint == []


def test_paper_gets_the_light_colours() -> None:
    assert "@media (prefers-color-scheme" not in PALETTE
    black_on_white = {**_scheme(dark=False), "--paper": "#fff", "--text": "#000"}
    names = ("thread", "done", "late", "said", "rest", "needs")
    assert [name for name in names if contrast(f"var(--{name})", "#fff", black_on_white) < TEXT] == []


def test_rows_beyond_the_last_hue_begin_again_and_neighbours_differ() -> None:
    assert [hue_of(position) for position in (0, 1, HUES, HUES + 1)] == [HUES, 1, HUES, 1]
    hues = [hue_of(position) for position in range(1, 40)]
    assert all(one != next_one for one, next_one in pairwise(hues))
