"""A lost telephone: somebody of the city makes sure who asks, and takes the factor away."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction

from .access_log import AccessKind, DataKind, log_access
from .models import User
from .roles import Role, Visitor, has_role
from .security_mails import tell


def may_reset_factors(user: Visitor) -> bool:
    return has_role(user, Role.COORDINATOR)


def reset_factors(user: User, *, by: User) -> None:
    """Take factors, recovery codes and password away and end every session. A code by mail then opens the account, and
    the role waits until a new factor is set up. Told to the account, and on record.

    Raises PermissionDenied for one's own account, and for administrators unless another one does it.
    """
    if user == by or not may_reset_factors(by) or (user.is_superuser and not by.is_superuser):
        raise PermissionDenied
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        Authenticator.objects.filter(user=locked).delete()
        locked.set_unusable_password()  # another value each time, so that no session of before fits any more
        locked.save(update_fields=["password"])
        log_access(AccessKind.RESET, DataKind.ACCOUNT, f"#{locked.pk}", by=by)
    tell(locked, "account/email/factor_reset")
