"""Registration: who brought an association here, and how the office reaches them before there are speakers."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.notices.models import Recipient
from forums.people.models import User, confirmed_addresses

from .concern import Concern
from .recipients import to_user


class Registration(Concern):
    """Never public: the address that the link back and the first mandate are sent to."""

    client_uuid = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    registrar_email = models.EmailField(_("your e-mail"), blank=True)
    registrar_language = models.CharField(max_length=16, default="de", editable=False)
    registrar_confirmed_at = models.DateTimeField(null=True, editable=False)
    registrar = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)

    class Meta(Concern.Meta):
        abstract = True

    def registrar_recipient(self) -> Recipient | None:
        if not self.registrar_email:
            return None
        return Recipient(f"association:{self.pk}", self.registrar_email, self.registrar_language)

    @property
    def address_is_proved(self) -> bool:
        """Whether somebody opened the mail to the registrar's address, for this registration or for their account."""
        if self.registrar_confirmed_at is not None:
            return bool(self.registrar_email)
        return self.registrar is not None and self.registrar_email in confirmed_addresses(self.registrar)

    def proved_recipients(self) -> list[Recipient]:
        """Whoever registered it, at every address that is proved to be theirs: the one they gave, their account's."""
        found = [self.registrar_recipient()] if self.address_is_proved else []
        user = self.registrar
        if user and user.is_active and user.email in confirmed_addresses(user):
            found.append(to_user(user))
        return list({recipient.email: recipient for recipient in found if recipient}.values())

    @transaction.atomic
    def confirm_address(self) -> None:
        """Somebody opened the link that was mailed to the registrar's address."""
        self.lock()
        self.registrar_confirmed_at = self.registrar_confirmed_at or timezone.now()
        self.save(update_fields={"registrar_confirmed_at"})
