"""Countries: states as dated entities."""

import datetime
from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..partial_dates import known_precision, precision_field


class CountryQuerySet(models.QuerySet):
    def existing(self, *, on: datetime.date) -> Self:
        """Keep the states that existed on a day."""
        return self.filter(
            Q(existed_from=None) | Q(existed_from__lte=on),
            Q(existed_to=None) | Q(existed_to__gte=on),
        )


class Country(models.Model):
    """A state as a dated entity; a code is never reused for the state that succeeds.

    `existed_from` holds the first, `existed_to` the last day of the period it covers.
    """

    code = models.CharField(
        _("code"),
        max_length=4,
        primary_key=True,
        validators=[RegexValidator(r"^[A-Z]{2}([A-Z]{2})?\Z", _("Two or four capital letters."))],
        help_text=_("ISO 3166-1 (two letters); ISO 3166-3 (four letters) for states that ended."),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("As readers of this language call it, without the article."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=100,
        help_text=_("Lower-case letters and hyphens. Left empty: from the name."),
    )
    adjective = models.CharField(
        _("adjective"),
        max_length=100,
        blank=True,
        help_text=_("For headlines and posts: kazako, Kazakh."),
    )
    other_names = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Other names under which readers look for it, with their language."),
    )
    existed_from = models.DateField(
        _("existed from"),
        null=True,
        blank=True,
        help_text=_("For states that began in living memory: before it, reports name another."),
    )
    existed_from_precision = precision_field(_("known to the"))
    existed_to = models.DateField(
        _("existed to"),
        null=True,
        blank=True,
        help_text=_("For states that have ended; empty for the others."),
    )
    existed_to_precision = precision_field(_("known to the"))
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="predecessors",
        blank=True,
        verbose_name=_("successors"),
        help_text=_("The states that came after it: names, parted by commas."),
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

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.UniqueConstraint(fields=["slug_it"], name="country_slug_it_once"),
            models.UniqueConstraint(fields=["slug_en"], name="country_slug_en_once"),
            models.CheckConstraint(
                condition=Q(existed_from=None)
                | Q(existed_to=None)
                | Q(existed_to__gte=models.F("existed_from")),
                name="country_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=known_precision("existed_from_precision")
                & known_precision("existed_to_precision"),
                name="country_precisions_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def mark(self) -> str:
        """The letters of its mark: two, also for states that have ended."""
        return self.code[:2]
