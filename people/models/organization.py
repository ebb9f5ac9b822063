"""International organisations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organization(models.Model):
    """An organisation of states: NATO, the European Union, the African Union."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        help_text=_("Lower-case letters and hyphens. Left empty: from the acronym or the name."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("In full, as the organisation calls itself in this language."),
    )
    acronym = models.CharField(
        _("acronym"),
        max_length=30,
        blank=True,
        help_text=_("Readers see it in place of the name: ONU, UN."),
    )
    other_names = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Other names under which readers look for it, with their language."),
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
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["slug_it"], name="organization_slug_it_once"),
            models.UniqueConstraint(fields=["slug_en"], name="organization_slug_en_once"),
        ]

    def __str__(self) -> str:
        return self.acronym or self.name
