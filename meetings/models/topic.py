"""Topics: what was talked about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """What was talked about, in a few words that many reports share."""

    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("Two or three words that many reports will share: nuclear programme."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=100,
        help_text=_("Lower-case letters and hyphens. Left empty: from the name."),
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("proposed by"),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["slug_it"], name="topic_slug_it_once"),
            models.UniqueConstraint(fields=["slug_en"], name="topic_slug_en_once"),
        ]

    def __str__(self) -> str:
        return self.name
