"""A proof counts once, however it is spelled."""

import base64
import json
from collections.abc import Callable

import altcha
import pytest

from forums.protection.spam import _proved, proof_of_work_challenge

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def solved() -> Callable[[], dict[str, object]]:
    def solve() -> dict[str, object]:
        challenge = altcha.Challenge.from_dict(json.loads(proof_of_work_challenge()))
        solution = altcha.solve_challenge(challenge)
        assert solution is not None
        return altcha.Payload(challenge, solution).to_dict()

    return solve


def spelled(payload: object, **how: object) -> str:
    return base64.b64encode(json.dumps(payload, **how).encode()).decode()  # type: ignore[arg-type]


def test_a_proof_counts_once_however_it_is_spelled(solved: Callable[[], dict[str, object]]) -> None:
    payload = solved()
    assert _proved(spelled(payload))
    turned = {name: payload[name] for name in reversed(payload)}
    again = [
        spelled(payload),
        spelled(payload, indent=2),
        spelled(turned),
        spelled({**payload, "more": 1}),
        spelled(payload) + "====",
        "\n".join(spelled(payload)),
        spelled({**payload, "solution": {**payload["solution"], "time": 7}}),  # type: ignore[dict-item]
    ]
    assert [_proved(proof) for proof in again] == [False] * len(again)
    assert _proved(spelled(solved()))


@pytest.mark.parametrize(
    "payload",
    [
        [],
        7,
        None,
        {},
        {"challenge": 1, "solution": {}},
        {"challenge": {"parameters": {}, "signature": 5}, "solution": []},
    ],
)
def test_what_is_no_proof_proves_nothing(payload: object) -> None:
    assert not _proved(spelled(payload))
    assert not any(_proved(proof) for proof in ("", "²", "x", "[" * 3000, "e30", "\0"))


def test_numbers_where_texts_belong_prove_nothing(solved: Callable[[], dict[str, object]]) -> None:
    payload = json.loads(json.dumps(solved()))
    payload["challenge"]["signature"] = 5
    assert not _proved(spelled(payload))
