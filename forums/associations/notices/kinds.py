"""Every kind of notice about associations and networks."""

from forums.notices.letters import register_letter

from . import annual_review, joining, networks, registration, verification


def register_notices() -> None:
    register_letter("association.way_back", registration.link_back)
    register_letter("association.from_list", registration.on_the_citys_list)
    register_letter("association.invitation", registration.invitation)
    register_letter("association.entry", verification.entry)
    register_letter("association.waits", verification.waiting)
    register_letter("association.confirm", annual_review.confirm)
    register_letter("association.joining_waits", joining.request)
    register_letter("association.joining", joining.answer)
    register_letter("network.meeting", networks.meeting)
    register_letter("network.minutes", networks.minutes)
    register_letter("network.call", networks.call)
    register_letter("network.answer", networks.answer)
