"""Photos as rows of the report's form: a file is taken in once, whatever else is refused."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .. import images
from ..models import Image, Photo
from .rows import RowForm

SALT = "meetings.forms.photos"
NO_FILE = _("Choose a picture file.")


def take_in(uploads: Iterable[UploadedFile]) -> None:
    """Store uploaded pictures, or note why not, before a transaction begins.

    Each upload gets the attribute `image`, or `refusal`; the form reads it.
    """
    for upload in uploads:
        try:
            upload.image = images.store(upload)
        except images.NotAPicture as error:
            upload.refusal = str(error)


class PhotoForm(RowForm):
    """A picture with what it shows, in words.

    `kept` carries a picture that was taken in while something else in the form was refused.
    """

    says_nothing = RowForm.says_nothing | {"focal_x", "focal_y"}

    upload = forms.FileField(
        label=_("Picture file"),
        required=False,
        help_text=_("JPEG, PNG, WebP or GIF, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Photo
        fields = (
            "alt_it",
            "alt_en",
            "caption_it",
            "caption_en",
            "credit",
            "focal_x",
            "focal_y",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("focal_x", "focal_y"):
            if name in self.fields:
                self.fields[name].widget.attrs.update(min=0, max=1, step="0.05")

    def clean_upload(self) -> Image | None:
        upload = self.cleaned_data["upload"]
        if upload is None:
            return None
        if not hasattr(upload, "image") and not hasattr(upload, "refusal"):
            take_in([upload])
        if hasattr(upload, "refusal"):
            raise ValidationError(upload.refusal)
        self.data = self.data.copy()
        self.data[self.add_prefix("kept")] = signing.dumps(upload.image.pk, salt=SALT)
        return upload.image

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        image = cleaned.get("upload") or self.kept_image(cleaned.get("kept") or "")
        if image is not None:
            self.instance.image = image
        elif self.instance.image_id is None and "upload" not in self.errors:
            self.add_error("upload" if "upload" in self.fields else None, NO_FILE)
        return cleaned

    def kept_image(self, token: str) -> Image | None:
        """Return the picture that an earlier attempt took in."""
        try:
            return Image.objects.filter(pk=signing.loads(token, salt=SALT)).first()
        except signing.BadSignature:
            return None
