"""What a suggestion is given when it comes in."""

from proposals.suggestions.models import Suggestion
from tests.conftest import City
from tests.factories import suggestion


def test_numbers_count_up_within_the_year(city: City) -> None:
    first, second = suggestion(), suggestion()
    year = first.received_at.year
    assert (first.number, second.number) == (f"{year}-0001", f"{year}-0002")


def test_the_same_form_sent_twice_makes_one_suggestion(city: City) -> None:
    uuid = "5f0c2f3e-4a57-4c1b-9d55-7f31c07f3f01"
    assert suggestion(client_uuid=uuid) == suggestion(client_uuid=uuid)
    assert Suggestion.objects.count() == 1


def test_a_chosen_field_goes_to_its_tandem_and_none_to_the_lead_tandem(city: City) -> None:
    assert suggestion(field=city.faith).holder == city.faith_network
    assert suggestion().holder == city.lead
