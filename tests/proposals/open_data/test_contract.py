"""The interface keeps what its document says, whatever it is asked: tried by schemathesis with all of its checks."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, Case, GenerationMode

from proposals.open_data.datasets import DATASETS
from tests.conftest import City

# The same questions each time, so that a run can be repeated.
SOME = settings(
    max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def described(full_city: City) -> Iterator[BaseSchema]:
    """Without what gives connections back between requests: the test's own data lie in one transaction, as Django's
    test client has it."""
    between = (request_started, request_finished)
    for moment in between:
        moment.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    for moment in between:
        moment.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", ["/{}", "/{}/{{id}}"])
def test_the_interface_keeps_its_word(described: BaseSchema, path: str, mode: GenerationMode) -> None:
    for dataset in DATASETS:
        operation = described[path.format(dataset.name)]["GET"]

        @given(operation.as_strategy(generation_mode=mode))
        @SOME
        def ask(case: Case) -> None:
            case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its WSGI client unpacks nothing

        ask()
