"""All sets, in the order in which people read of them."""

from typing import Any, Final

from .dataset import Dataset
from .sets.associations import Associations
from .sets.fields import Fields
from .sets.forums import Forums
from .sets.indicators import Indicators
from .sets.measures import Measures
from .sets.milestones import Milestones
from .sets.papers import Papers
from .sets.suggestions import Suggestions

DATASETS: Final[tuple[Dataset[Any], ...]] = (
    Suggestions(),
    Measures(),
    Indicators(),
    Fields(),
    Papers(),
    Milestones(),
    Forums(),
    Associations(),
)
