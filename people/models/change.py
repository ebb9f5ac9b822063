"""What became of people: the addresses they once had, and why public records were changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerPersonSlug(models.Model):
    """An address that once belonged to a person, or to a record merged into theirs."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="former_slugs"
    )
    slug = models.SlugField(_("address"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("former address of a person")
        verbose_name_plural = _("former addresses of people")

    def __str__(self) -> str:
        return self.slug


class PersonChange(models.Model):
    """Somebody changed the name or the times in office of a person whom readers know, and why.

    Written once and never changed.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="changes")
    #: What was changed, field by field, as people read it.
    what = models.TextField(_("what changed"))
    reason = models.TextField(_("reason"), max_length=1_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("change of a person")
        verbose_name_plural = _("changes of people")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%Y-%m-%d %H:%M}"
