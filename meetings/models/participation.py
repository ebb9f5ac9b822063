"""Who took part, and who or what was spoken of without taking part."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .frozen import ReportRow


class Role(models.TextChoices):
    HOST = "host", _("Hosting")
    GUEST = "guest", _("Visiting")
    PARTICIPANT = "participant", _("Participant")
    MEDIATOR = "mediator", _("Mediator")
    HEAD_OF_DELEGATION = "head_of_delegation", _("Head of delegation")
    DELEGATION_MEMBER = "delegation_member", _("Delegation member")
    ALSO_PRESENT = "also_present", _("Also present")
    INTERPRETER = "interpreter", _("Interpreter")
    STAFF = "staff", _("Staff")


class Participation(ReportRow):
    """Somebody took part in a meeting: a person, or a group described in words."""

    Role = Role

    #: Between these people pairs are made and posts are expected.
    PRINCIPALS = (
        Role.HOST,
        Role.GUEST,
        Role.PARTICIPANT,
        Role.MEDIATOR,
        Role.HEAD_OF_DELEGATION,
    )
    #: These get no public page, pair or count.
    UNSEEN = (Role.INTERPRETER, Role.STAFF)

    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
        help_text=_("In any spelling; “+” adds somebody who is not known yet."),
    )
    group = models.CharField(
        _("group"),
        max_length=200,
        blank=True,
        help_text=_("Instead of a person: a delegation, a group of ministers."),
    )
    country = models.ForeignKey(
        "people.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("representing (country)"),
        help_text=_("Left empty: the country of the post held that day."),
    )
    organization = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("representing (organisation)"),
        help_text=_("For who speaks for an organisation; then no country."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.PARTICIPANT,
        help_text=_("Left open: who receives follows from the place."),
    )
    tenure = models.ForeignKey(
        "people.Tenure",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("post held that day"),
        help_text=_("Left empty: proposed from the date of the meeting."),
    )
    title_printed = models.CharField(
        _("title as in the source"),
        max_length=200,
        blank=True,
        help_text=_("Only where the source calls the person otherwise than by the post."),
    )
    title_shown = models.CharField(_("title shown"), max_length=200, blank=True, editable=False)

    class Meta(ReportRow.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="participation_key_once"),
            models.CheckConstraint(
                condition=Q(country=None) | Q(organization=None),
                name="participation_of_one_party",
                violation_error_message=_("Somebody represents a country or an organisation."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="participation_role_known",
            ),
        ]
        indexes = [
            # Read by the pages of a leader and of a pair of leaders.
            models.Index(fields=["person", "role", "report"], name="participation_of_person"),
            # Read by the pages of a country and of a pair of countries, and by search.
            models.Index(fields=["country", "role", "report"], name="participation_of_country"),
            # Read by the page of an organisation.
            models.Index(
                fields=["organization", "role", "report"], name="participation_of_organization"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.group or _("participant"))

    @property
    def is_principal(self) -> bool:
        """Whether pairs are made of this participant and a post is expected."""
        return self.role in self.PRINCIPALS

    @property
    def party(self) -> models.Model | None:
        """The country or organisation represented."""
        return self.country or self.organization

    def title_in(self, language: str) -> str:
        """Return the title of that day in a language: as printed, else of the post; or ''."""
        printed = getattr(self, f"title_printed_{language}")
        if printed:
            return printed
        if self.tenure is None:
            return ""
        return getattr(self.tenure.office, f"title_{language}") or ""


class Mention(ReportRow):
    """Somebody or something spoken of that did not take part."""

    country = models.ForeignKey(
        "people.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("country"),
        help_text=_("Spoken of without taking part: one country, organisation or person to a row."),
    )
    organization = models.ForeignKey(
        "people.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("organisation"),
        help_text=_("Instead of a country, where it was spoken of but nobody came for it."),
    )
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("person"),
        help_text=_("Who was spoken of and was not there."),
    )
    quote = models.ForeignKey(
        "meetings.Quote",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("in the quote"),
        help_text=_("Where it was named in quoted words; else empty."),
    )

    class Meta(ReportRow.Meta):
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="mention_key_once"),
            models.CheckConstraint(
                condition=Q(country__isnull=False, organization=None, person=None)
                | Q(country=None, organization__isnull=False, person=None)
                | Q(country=None, organization=None, person__isnull=False),
                name="mention_of_one_thing",
                violation_error_message=_(
                    "A mention names one country, one organisation or one person."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def subject(self) -> models.Model | None:
        """The country, organisation or person spoken of."""
        return self.country or self.organization or self.person
