"""People and accounts in the admin: who may sign in, which person it is, which groups. No passwords: a code
comes by mail."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView, UserViewSet

from .groups import allow
from .models import Person, User
from .record_form import RecordForm
from .roles import Role

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


class PersonViewSet(ModelViewSet):
    model = Person
    name = "people"
    icon = "user"
    menu_label = _("People")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("name", "function", "organisation", "name_public")
    search_fields = ("name", "function", "organisation")
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("function"), FieldPanel("organisation")]),
            FieldPanel("name_public"),
        ],
        base_form_class=RecordForm,
    )


# A person is never deleted here: erasure has its own way, which knows every place that names them.
allow(Role.COORDINATOR, Person, to=("view", "add", "change"))
