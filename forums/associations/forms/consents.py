"""Consent, item by item: for the website, and for the city's list."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forums.people.consents import Purpose, Way, Wish
from forums.people.models import User

from ..consents import Item
from ..models import Association
from ..permissions import enters_on_paper


class ConsentForm(forms.Form):
    """One box for each item, and one for the city's list. Nothing is ticked beforehand."""

    website = forms.MultipleChoiceField(
        label=_("This may be public on this website"),
        help_text=_("Without the first box your association is not in the public directory."),
        choices=Item.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    city_list = forms.MultipleChoiceField(
        label=_("This may be passed on with the city's list of associations"),
        help_text=_(
            "The office for civic engagement keeps this list and gives it to people looking for an association."
        ),
        choices=[choice for choice in Item.choices if choice[0] != Item.LOGO],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, association: Association) -> None:
        self.association = association
        given = association.wishes()
        initial = {
            "website": [wish.item for wish in given if wish.purpose == Purpose.WEBSITE],
            "city_list": [wish.item for wish in given if wish.purpose == Purpose.LIST],
        }
        super().__init__(data, initial=initial)

    def keep(self, *, by: User | None) -> bool:
        if not self.is_valid():
            return False
        wishes = [Wish(Purpose.WEBSITE, item) for item in self.cleaned_data["website"]]
        wishes += [Wish(Purpose.LIST, item) for item in self.cleaned_data["city_list"]]
        association = self.association
        on_paper = by is not None and enters_on_paper(by, association)
        name = association.contact_name if by is None or on_paper else by.get_full_name()
        association.agree(wishes, by=by, by_name=name, way=Way.PAPER if on_paper else Way.ONLINE)
        return True
