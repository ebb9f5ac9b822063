"""Pictures: a file, kept once, and its use in an edition."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .frozen import ReportRow


class Image(models.Model):
    """A picture file, stored once by its content; `meetings.images` makes it and its sizes."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    file = models.FileField(upload_to="images/", editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sizes = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("picture file")
        verbose_name_plural = _("picture files")
        indexes = [
            # Read by the portraits on the page of a report.
            models.Index(fields=["file"], name="image_by_file"),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.width} × {self.height})"


class Photo(ReportRow):
    """A picture in an edition; position 0 is the cover."""

    image = models.ForeignKey(
        Image, on_delete=models.PROTECT, related_name="photos", verbose_name=_("picture")
    )
    alt = models.CharField(
        _("image description"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    caption = models.CharField(
        _("caption"),
        max_length=300,
        blank=True,
        help_text=_("Who is seen, where and when: printed under the picture."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Photographer and agency, as they ask to be named."),
    )
    focal_x = models.FloatField(
        _("focal point, from the left"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("What must stay in sight when it is cropped: 0 is the left edge, 1 the right."),
    )
    focal_y = models.FloatField(
        _("focal point, from the top"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("What must stay in sight when it is cropped: 0 is the top edge, 1 the bottom."),
    )

    class Meta(ReportRow.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="photo_key_once"),
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.credit or str(self.image)
