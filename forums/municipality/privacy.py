"""Which words of the city's settings can hold a person: contacts, above all."""

from forums.people.person_fields import classify

from .models import ClosingDay, District, Municipality


def register_fields() -> None:
    classify(
        Municipality,
        public="contact_email contact_phone counselling personal_advice council_contact danger_contacts "
        "complaints_contact",
        nobody="name holiday_region association_label council_law website municipality_key regional_key data_licence",
    )
    classify(ClosingDay, public="reason")
    classify(District, nobody="name slug")
