"""Third-party apps as this site sets them up."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user admin with our accounts: no names, no passwords."""

    user_viewset = "forums.people.admin.AccountViewSet"
