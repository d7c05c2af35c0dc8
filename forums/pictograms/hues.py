"""Colours that tell rows apart: fields, districts. Never alone: a name and a pictogram stand beside them."""

# As many as site/assets/css/base/palette.css has. All have one lightness, so that none shouts.
HUES = 13


def hue_of(position: int) -> int:
    """The number of the colour for the `position`-th row of a list (from 1): neighbours never share one, and after the
    last the first comes again."""
    return (position - 1) % HUES + 1
