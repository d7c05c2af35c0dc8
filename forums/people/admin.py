"""People and accounts in the admin: who may sign in, which person it is, which groups. No passwords: a code
comes by mail."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import EditView, IndexView, UserViewSet

from forums.records.admin_search import WordSearch
from forums.records.forms import RecordForm

from .access_log import AccessKind, DataAccess, DataKind, log_access
from .consents import Consent, Way
from .groups import allow
from .mentions import Mention, mentions_of
from .models import Person, Subject, User
from .personal_data import meaning
from .roles import Role, has_role
from .security_mails import tell

SHOWN = ("email", "person", "language", "groups", "is_superuser")


class _WithoutNames:
    """Wagtail asks every account for a first and last name; ours have a Person instead, or none."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields.pop(name, None)


class AccountCreationForm(_WithoutNames, UserCreationForm):
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    class Meta(UserCreationForm.Meta):
        fields = SHOWN

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        user.expect_address()
        return user


class AccountEditForm(_WithoutNames, UserEditForm):
    language = forms.ChoiceField(label=_("Language of our messages"), choices=settings.LANGUAGES)

    class Meta(UserEditForm.Meta):
        fields = (*SHOWN, "is_active")

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)
        if "email" in self.changed_data:
            tell(user, "account/email/email_changed", {"from_email": self.initial["email"], "to_email": user.email})
            user.forget_addresses()
        return user


class AccountIndex(WordSearch, IndexView):
    default_ordering = "email"
    page_title = _("Accounts")
    add_item_label = _("Add an account")
    search_fields = ("email", "person__name")
    search_backend_name = None

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Wagtail calls what signs in a user name; here it is the address."""
        found: list[BaseColumn] = super().columns
        for column in found:
            if column.name == User.USERNAME_FIELD:
                column.label = _("E-mail")
        return found

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        log_access(AccessKind.LOOKED, DataKind.ACCOUNTS, by=request.user)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class AccountEdit(EditView):
    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        log_access(AccessKind.LOOKED, DataKind.ACCOUNT, f"#{self.object.pk}", by=request.user)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer


class AccountViewSet(UserViewSet):
    menu_label = _("Accounts")
    index_view_class = AccountIndex
    edit_view_class = AccountEdit

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[User]]:
        form: type[forms.ModelForm[User]] = AccountEditForm if for_update else AccountCreationForm
        return form


class PersonForm(RecordForm):
    """A tick beside the name says that the person signed on paper; whoever set it is kept with the consent."""

    def save(self, commit: bool = True) -> Person:
        shown = self.cleaned_data.get("name_public", False)
        changed = "name_public" in self.changed_data
        person: Person = super().save(commit)
        if changed and commit:
            person.show_name(shown, by=self.for_user, way=Way.PAPER)
        return person


class PersonErase(DeleteView):
    """For people without an account who ask the city to forget them. Says first what goes and what stays."""

    page_title = _("Erase person")
    success_message = _("The person has been erased.")
    template_name = "forums/people/admin/erase_person.html"
    usage_url_name = None  # references are no hindrance: where a row must stay, it stays without a name

    @property
    def has_account(self) -> bool:
        return hasattr(self.object, "user")

    @property
    def meaning(self) -> list[str]:
        return meaning(Subject(person=self.object))

    @property
    def mentions(self) -> list[Mention]:
        return mentions_of(Subject(person=self.object))

    def delete_action(self) -> None:
        if self.has_account:
            raise PermissionDenied
        self.object.forget(by=self.request.user)


class PersonIndex(WordSearch):
    """Leads to an account for those who have none."""

    def get_base_queryset(self) -> QuerySet[Person]:
        rows: QuerySet[Person] = super().get_base_queryset().select_related("user")
        return rows

    def get_list_more_buttons(self, instance: Person) -> list[MenuItem | Button]:
        buttons: list[MenuItem | Button] = super().get_list_more_buttons(instance)
        if has_role(self.request.user, Role.COORDINATOR):
            url = reverse("person_photo", args=[instance.pk])
            buttons.append(Button(_("Photo"), url=url, icon_name="image", priority=16))
            if not hasattr(instance, "user"):
                url = reverse("person_invite", args=[instance.pk])
                buttons.append(Button(_("Invite an account"), url=url, icon_name="mail", priority=15))
        return buttons


class PersonViewSet(ModelViewSet):
    model = Person
    name = "people"
    icon = "user"
    menu_label = _("People")
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        "name",
        "function",
        "organisation",
        BooleanColumn("name_public", label=_("name may be shown in public"), sort_key="name_public"),
    )
    index_view_class = PersonIndex
    search_fields = ("name", "function", "organisation")
    search_backend_name = None
    delete_view_class = PersonErase
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("function"), FieldPanel("organisation")]),
            FieldPanel("name_public"),
        ],
        base_form_class=PersonForm,
    )


# Deleting a person is erasing: it knows every place that names them.
allow(Role.COORDINATOR, Person)
allow(Role.DATA_PROTECTION, Person, to=("view", "delete"))


class ReadOnly(ModelPermissionPolicy):
    """Nobody writes here by hand, administrators included."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class AccessViewSet(ModelViewSet):
    """For the data protection officer, to read."""

    model = DataAccess
    name = "data-access"
    icon = "view"
    menu_label = _("Access to data")
    menu_order = 270
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        Column("at", label=_("when"), sort_key="at"),
        Column("by", label=_("who"), sort_key="by"),
        Column("get_act_display", label=_("act"), sort_key="act"),
        Column("get_what_display", label=_("what"), sort_key="what"),
        Column("about", label=_("about"), sort_key="about"),
    )
    list_filter = ("at", "act", "what")
    list_export = ("at", "by", "act", "what", "about")
    search_fields = ("about",)
    search_backend_name = None
    form_fields = ("about",)


class ConsentViewSet(ModelViewSet):
    """Who agreed to what, when, to which words, by which way, and when it was taken back."""

    model = Consent
    name = "consents"
    icon = "check"
    menu_label = _("Consents")
    menu_order = 271
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = (
        Column("about", label=_("about")),
        Column("item_name", label=_("item"), sort_key="item"),
        Column("get_purpose_display", label=_("purpose"), sort_key="purpose"),
        Column("text_version", label=_("version of the words")),
        Column("get_way_display", label=_("way"), sort_key="way"),
        Column("given_at", label=_("given"), sort_key="given_at"),
        Column("withdrawn_at", label=_("withdrawn"), sort_key="withdrawn_at"),
    )
    list_filter = ("purpose", "way", "given_at", "withdrawn_at")
    form_fields = ("item",)


for kept in (DataAccess, Consent):
    register_permission_policy(kept, ReadOnly(kept))
allow(Role.DATA_PROTECTION, DataAccess, Consent, to=("view",))
