"""A person in a form: name in both languages, every spelling, the portrait, and no double."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.options import IS_POPUP_VAR
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people import pasted_spellings, sort_names
from people.descriptions import described
from people.likeness import KnownNames, known_names
from people.models import FormerPersonSlug, Person, PersonName
from people.pasted_spellings import PastedSpelling

from ..models import Image
from .languages import LanguageField
from .photos import take_in
from .record import RecordForm

SALT = "meetings.forms.person"

#: What readers call somebody, and the address of the page.
KNOWN_BY = ("name_it", "name_en", "native_name", "slug")


class PersonForm(RecordForm):
    """A person; `new_spellings` are added to those that are known.

    Somebody whose name is known already is only added after the editor has said that it is
    another person.
    """

    one_of = ("name_it", "name_en")

    change_reason = forms.CharField(
        label=_("Why this changes"),
        required=False,
        max_length=1_000,
        widget=forms.HiddenInput,
        help_text=_("Kept in the log of changes of this person; readers do not see it."),
    )
    is_another = forms.BooleanField(
        label=_("It is another person"),
        required=False,
        widget=forms.HiddenInput,
        help_text=_("Only after a look at the people of a like name above."),
    )
    new_spellings = forms.CharField(
        label=_("Add spellings"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One per line, in any script; language and kind are recognised from it."),
    )
    native_language = LanguageField(
        label=_("Language of that name"),
        help_text=_("Puts the family name where that language puts it."),
    )
    portrait_upload = forms.FileField(
        label=_("Portrait file"),
        required=False,
        help_text=_("JPEG, PNG, WebP or GIF, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    portrait_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    portrait_removed = forms.BooleanField(
        label=_("Remove the portrait"),
        required=False,
        help_text=_("Readers then see the person without a picture."),
    )

    class Meta:
        model = Person
        fields = (
            "name_it",
            "name_en",
            "native_name",
            "native_language",
            "sort_name",
            "slug",
            "born_on",
            "born_on_precision",
            "died_on",
            "died_on_precision",
            "wikidata_id",
            "note_it",
            "note_en",
            "portrait_credit",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "native_language" in self.fields:
            self.fields["native_language"].keep(self.instance.native_language)
            self.fields["native_language"].empty_value = ""

    def clean_new_spellings(self) -> list[PastedSpelling]:
        language = self.data.get(self.add_prefix("native_language"), self.instance.native_language)
        return pasted_spellings.read(
            self.cleaned_data["new_spellings"], native_language=str(language or "")[:20]
        )

    def clean_portrait_upload(self) -> Image | None:
        upload = self.cleaned_data["portrait_upload"]
        if upload is None:
            return None
        if not hasattr(upload, "image") and not hasattr(upload, "refusal"):
            take_in([upload])
        if hasattr(upload, "refusal"):
            raise ValidationError(upload.refusal)
        # A file cannot be sent back with the form: what was taken in is remembered instead.
        self.data = self.data.copy()
        self.data[self.add_prefix("portrait_kept")] = signing.dumps(upload.image.pk, salt=SALT)
        return upload.image

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "sort_name" in self.fields and not cleaned.get("sort_name"):
            cleaned["sort_name"] = self.proposed_sort_name(cleaned)
        if "portrait_upload" in self.fields:
            self.clean_portrait(cleaned)
        if not self.stored and not self.has_error("name_it"):
            self.ask_about_likes(cleaned)
        if self.renamed() and not cleaned.get("change_reason"):
            self.ask_reason()
        return cleaned

    def renamed(self) -> list[str]:
        """Return the fields by which readers know the person that change; none if none does."""
        if "change_reason" not in self.fields:
            return []
        return [name for name in KNOWN_BY if name in self.changed_data]

    def ask_reason(self) -> None:
        """Let the next attempt say why what readers know is changed."""
        if not self.has_error("change_reason"):
            self.add_error("change_reason", ValidationError(_("Please say why."), code="reason"))

    def proposed_sort_name(self, cleaned: dict[str, Any]) -> str:
        """Return the name for sorting that follows from the others."""
        name = cleaned.get("name_en") or cleaned.get("name_it") or ""
        return sort_names.proposed(name, native_language=cleaned.get("native_language") or "")

    def texts_for_address(self, language: str, cleaned: dict[str, Any]) -> list[str]:
        # The address of a person is one for both languages, and names in English are the plainer.
        return super().texts_for_address("en", cleaned)

    def taken_addresses(self, name: str, proposed: str) -> set[str]:
        former = FormerPersonSlug.objects.exclude(person=self.instance.pk)
        left = former.filter(slug__startswith=proposed).values_list("slug", flat=True)
        return super().taken_addresses(name, proposed) | set(left)

    def clean_portrait(self, cleaned: dict[str, Any]) -> None:
        """Put the portrait that was sent, now or with an earlier attempt, into the record."""
        image = cleaned.get("portrait_upload") or self.kept_image(cleaned.get("portrait_kept"))
        if image is not None:
            self.instance.portrait = image.file.name
        elif cleaned.get("portrait_removed"):
            self.instance.portrait = ""
        if self.instance.portrait and not cleaned.get("portrait_credit"):
            self.add_error("portrait_credit", _("A portrait needs a credit."))

    def kept_image(self, token: str | None) -> Image | None:
        """Return the picture that an earlier attempt took in."""
        try:
            return Image.objects.filter(pk=signing.loads(token or "", salt=SALT)).first()
        except signing.BadSignature:
            return None

    def ask_about_likes(self, cleaned: dict[str, Any]) -> None:
        """Show who is known under a like name; refuse until the editor says it is another."""
        names = [cleaned.get(name) or "" for name in ("name_it", "name_en", "native_name")]
        names += [spelling.text for spelling in cleaned.get("new_spellings") or []]
        likes = people_like(names, known_names())
        if not likes:
            return
        self.fields["is_another"].widget = forms.CheckboxInput()
        if not cleaned.get("is_another"):
            in_popup = IS_POPUP_VAR in self.data
            self.add_error(
                None, ValidationError(like_message(likes, in_popup=in_popup), code="like")
            )

    def save_spellings(self) -> None:
        """Add the pasted spellings that the stored person does not have yet."""
        person = self.instance
        known = set(person.names.values_list("text", flat=True))
        known |= {person.name_it, person.name_en, person.native_name}
        for spelling in self.cleaned_data.get("new_spellings") or []:
            if spelling.text not in known:
                PersonName.objects.create(
                    person=person,
                    text=spelling.text,
                    language=spelling.language,
                    kind=spelling.kind,
                )


def people_like(names: Iterable[str], known: KnownNames) -> list[tuple[Person, str]]:
    """Return people who may be meant by one of the names, each with the spelling that says so."""
    matches = known.like(filter(None, names))
    people = Person.objects.with_tenures().in_bulk([match.pk for match in matches])
    return [(people[match.pk], match.spelling) for match in matches if match.pk in people]


def use_url(person: Person, *, in_popup: bool) -> str:
    """Return where somebody goes who takes a known person instead of adding one.

    From a window that the form of a report opened, back to that form, with the person.
    """
    if in_popup:
        return f"{reverse('admin:people_person_use', args=[person.pk])}?{IS_POPUP_VAR}=1"
    return reverse("admin:people_person_change", args=[person.pk])


def like_message(likes: list[tuple[Person, str]], *, in_popup: bool) -> SafeString:
    """Return the question whether one of these people is meant."""
    lines = format_html_join(
        "",
        '<li>{} <a href="{}">{}<span class="visually-hidden"> ({})</span></a></li>',
        (
            (
                described(person, found_as=spelling),
                use_url(person, in_popup=in_popup),
                _("Use this one"),
                person,
            )
            for person, spelling in likes
        ),
    )
    return format_html(
        "{}<ul>{}</ul>{}",
        _("People of a like name are known:"),
        lines,
        _("If it is none of them, tick “It is another person” and save again."),
    )
