"""Answers that are worked out once for an object which lives as long as a request: its user, or the request itself."""

from collections.abc import Callable
from functools import wraps


def cached_on_instance[Owner, Value](function: Callable[[Owner], Value]) -> Callable[[Owner], Value]:
    """Like `functools.cache`, but kept on the argument: for this object alone, and gone with it.

    Django hashes records by their key, so a cache beside them would mix up two loads of the same row.
    """
    name = f"_cached:{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def cached(owner: Owner) -> Value:
        if not hasattr(owner, name):
            setattr(owner, name, function(owner))
        value: Value = getattr(owner, name)
        return value

    return cached
