"""What the browser says of where it stands is only believed where it is an address."""

import pytest
from django.test import Client

from tests.conftest import City


@pytest.mark.parametrize(
    ("stands", "pushed"),
    [
        ("http://testserver/massnahmen/", "/massnahmen/?feld=sprachfoerderung"),
        ("http://testserver/massnahmen/?feld=sprachfoerderung", "false"),
        ("http://[", "/massnahmen/?feld=sprachfoerderung"),
    ],
)
def test_a_filter_is_written_into_the_history_once(client: Client, city: City, stands: str, pushed: str) -> None:
    answer = client.get("/massnahmen/?feld=sprachfoerderung", headers={"HX-Request": "true", "HX-Current-URL": stands})
    assert (answer.status_code, answer["HX-Push-Url"]) == (200, pushed)
