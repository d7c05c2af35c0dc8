"""Several acts at the same moment, each in a thread and on a database connection of its own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from forums.records.exceptions import NotPossible


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run each act in its own thread and connection, started by one barrier; what became of each."""
    barrier, told = Barrier(len(acts)), [""] * len(acts)

    def run(place: int) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            acts[place]()
            told[place] = "done"
        except NotPossible as refusal:
            told[place] = f"refused: {type(refusal).__name__}"
        except Exception as error:
            told[place] = f"failed: {error!r}"
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told


def one_done(told: list[str]) -> bool:
    """One act took effect, every other was refused by a rule, none failed."""
    return sorted(one.partition(":")[0] for one in told) == ["done"] + ["refused"] * (len(told) - 1)
