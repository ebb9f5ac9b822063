"""People and the spellings under which they are found."""

import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from ..partial_dates import known_precision, precision_field
from .change import FormerPersonSlug
from .office import Tenure


class PersonQuerySet(models.QuerySet):
    def with_tenures(self, *, on: datetime.date | None = None) -> Self:
        """Fetch tenures, with their posts and parties, latest first; `on` keeps that day's."""
        tenures = Tenure.objects.all() if on is None else Tenure.objects.held_on(on)
        related = tenures.select_related("office__country", "office__organization")
        return self.prefetch_related(Prefetch("tenures", queryset=related.latest_first()))

    def once_at_address(self, slug: str) -> Self:
        """Keep the person who was once at `slug`, or into whose record that one was merged."""
        return self.filter(former_slugs__slug=slug)


class Person(models.Model):
    """A leader, minister or envoy: somebody who meets, speaks or is spoken of."""

    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        help_text=_(
            "Lower-case letters and hyphens. Left empty: from the name; a former address redirects."
        ),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("As readers of this language know the person: Papa Francesco, Pope Francis."),
    )
    sort_name = models.CharField(
        _("name for sorting"),
        max_length=200,
        blank=True,
        help_text=_("The part that lists are ordered by comes first: Tokayev, Kassym-Jomart."),
    )
    native_name = models.CharField(
        _("name in its own script"),
        max_length=200,
        blank=True,
        help_text=_("As it is written at home: Қасым-Жомарт Тоқаев."),
    )
    native_language = models.CharField(
        _("language of that name"), max_length=20, blank=True, help_text=_("A code: kk, fa, zh.")
    )
    born_on = models.DateField(
        _("born on"),
        null=True,
        blank=True,
        help_text=_(
            "Tells people of one name apart; any day of it where only the month or year is known."
        ),
    )
    born_on_precision = precision_field(_("known to the"))
    died_on = models.DateField(
        _("died on"),
        null=True,
        blank=True,
        help_text=_("Empty for the living; any day of it where only the month or year is known."),
    )
    died_on_precision = precision_field(_("known to the"))
    wikidata_id = models.CharField(
        _("Wikidata number"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9][0-9]*\Z", _("A Q and a number, as in Q937."))],
        help_text=_(
            "Q and digits, from the address of the page at wikidata.org; one person, one number."
        ),
    )
    portrait = models.ImageField(
        _("portrait"),
        upload_to="portraits/",
        blank=True,
        width_field="portrait_width",
        height_field="portrait_height",
    )
    portrait_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    portrait_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    portrait_credit = models.CharField(
        _("credit of the portrait"),
        max_length=200,
        blank=True,
        help_text=_("Photographer and agency; readers see no portrait without it."),
    )
    note = models.CharField(
        _("short note"),
        max_length=300,
        blank=True,
        help_text=_("Who it is, in a few words, where no post says it: brother of the king."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("created by"),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=Q(born_on=None) | Q(died_on=None) | Q(died_on__gte=models.F("born_on")),
                name="person_dies_after_birth",
            ),
            models.CheckConstraint(
                condition=known_precision("born_on_precision")
                & known_precision("died_on_precision"),
                name="person_precisions_known",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
                name="person_wikidata_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = kwargs.get("update_fields")
        if written is None or "slug" in written:
            self.refuse_former_address()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.refuse_former_address()

    def refuse_former_address(self) -> None:
        """Raise ValidationError where the address once led to somebody else, and still does."""
        of_others = FormerPersonSlug.objects.exclude(person=self.pk).filter(slug=self.slug)
        if of_others.exists():
            raise ValidationError(
                {"slug": _("This address once belonged to somebody else and leads there.")}
            )

    def leave_address(self, former: str) -> None:
        """Let an address that the person had lead to the one that is stored now."""
        FormerPersonSlug.objects.filter(person=self, slug=self.slug).delete()
        if former and former != self.slug:
            FormerPersonSlug.objects.get_or_create(slug=former, defaults={"person": self})


class PersonName(models.Model):
    """Another spelling under which a person is found."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        NATIVE = "native", _("in its own script")
        TRANSLITERATION = "transliteration", _("transliteration")
        ALIAS = "alias", _("other spelling")
        FORMER = "former", _("former name")
        HONORIFIC = "honorific", _("honorific")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(
        _("spelling"),
        max_length=200,
        help_text=_("As somebody may write or look for it; readers find the person under it."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_("In which it is written so; empty where in several."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind.choices,
        default=Kind.ALIAS,
        help_text=_("What sort of spelling it is; all of them are searched alike."),
    )

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], name="person_name_once"),
            models.CheckConstraint(condition=~Q(text=""), name="person_name_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text
