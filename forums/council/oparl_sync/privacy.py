"""Which words of what is remembered of another system can hold a person: none."""

from forums.people.person_fields import classify

from .models import OparlList, OparlOrganization, OparlSkipped, OparlSource


def register_fields() -> None:
    classify(OparlSource, nobody="url chosen")
    classify(OparlList, nobody="url next_url etag last_modified")
    classify(OparlOrganization, nobody="outside_id name")
    classify(OparlSkipped, nobody="outside_id kind reason")
