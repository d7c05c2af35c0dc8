"""What is counted, and for how long."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptValueQuerySet(models.QuerySet["KeptValue"]):
    def standing(self) -> "KeptValueQuerySet":
        return self.filter(expires_at__gt=timezone.now())

    def expired(self) -> "KeptValueQuerySet":
        return self.filter(expires_at__lte=timezone.now())


class KeptValue(models.Model):
    """A value of the cache that must outlive it: a count, a used proof. The key is a keyed hash and names nobody."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.BigIntegerField(null=True)
    value = models.BinaryField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = KeptValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept value")
        verbose_name_plural = _("kept values")

    def __str__(self) -> str:
        return self.key[:8]
