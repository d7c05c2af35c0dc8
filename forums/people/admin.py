"""Accounts in the admin: who may sign in, which person it is, which groups. No passwords: a code comes by mail."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView, UserViewSet

from .models import User

SHOWN = ("email", "person", "language", "groups", "is_superuser")


class _WithoutNames:
    """Wagtail asks every account for a first and last name; ours have a Person instead, or none."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields.pop(name, None)


class AccountCreationForm(_WithoutNames, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = SHOWN

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        user.expect_address()
        return user


class AccountEditForm(_WithoutNames, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = (*SHOWN, "is_active")


class AccountIndex(IndexView):
    default_ordering = "email"


class AccountViewSet(UserViewSet):
    menu_label = _("Accounts")
    index_view_class = AccountIndex

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        form: type[forms.ModelForm[User]] = AccountEditForm if for_update else AccountCreationForm
        return form
