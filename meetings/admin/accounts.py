"""Accounts on the desk: for managers; everybody else finds only the language of their own."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..forms.account import LETTERS, ROLE_TITLES, AccountForm, NewAccountForm, NewPasswordForm
from ..models import Editor
from ..rights import Action, Role, can

# The roles are those of `meetings.rights`; nobody makes others.
admin.site.unregister(Group)

#: What nobody changes of themselves: no manager locks the last manager out.
NEVER_OF_ONESELF = ("groups", "is_active")


def manages(request: HttpRequest) -> bool:
    """Say whether the account looks after accounts."""
    return can(request.user, Action.MANAGE_ACCOUNTS)


class RoleFilter(admin.SimpleListFilter):
    """Only accounts with a role."""

    title = _("Roles")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(str(role), title) for role, title in ROLE_TITLES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(Editor)
class EditorAdmin(UserAdmin):
    """Accounts; they are closed, never deleted, since their names stand in the history."""

    change_form_template = "admin/meetings/record_form.html"
    add_form_template = "admin/meetings/record_form.html"
    change_list_template = "admin/meetings/record_list.html"
    form = AccountForm
    add_form = NewAccountForm
    change_password_form = NewPasswordForm
    list_display = (
        "username",
        "full_name",
        "roles_shown",
        "language",
        "is_active",
        "last_login",
    )
    list_filter = ("is_active", RoleFilter)
    search_fields = ("username", "first_name", "last_name", "email", "byline")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", ("first_name", "last_name"), "email", "new_password"]}),
        (_("On the desk"), {"fields": ["language", "byline"]}),
        (
            _("What the account may do"),
            {"fields": ["groups", ("translates_it", "translates_en"), "is_active"]},
        ),
    ]
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2", "groups"]})]
    #: For oneself alone: nobody chooses for others which letters they get.
    letters = (_("E-mail"), {"fields": LETTERS})
    own_fieldsets = [(None, {"fields": ["username", "email", "language"]}), letters]

    # Rights

    def has_module_permission(self, request: HttpRequest) -> bool:
        return manages(request)

    def has_view_permission(self, request: HttpRequest, obj: Editor | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return manages(request)

    def has_change_permission(self, request: HttpRequest, obj: Editor | None = None) -> bool:
        return manages(request) or is_self(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Editor | None = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Editor | None = None) -> Any:
        if obj is not None and not manages(request):
            return self.own_fieldsets
        if is_self(request, obj):
            return [*self.fieldsets, self.letters]
        return super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Editor | None = None) -> list[str]:
        if obj is not None and not manages(request):
            return ["username", "email"]
        return ["new_password", *(NEVER_OF_ONESELF if is_self(request, obj) else ())]

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002
        form_url: str = "",
    ) -> HttpResponse:
        if id == str(request.user.pk):
            # There, the present password is asked for.
            return HttpResponseRedirect(reverse("admin:password_change"))
        if not manages(request):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    # Writing and reading

    def save_model(self, request: HttpRequest, obj: Editor, form: Any, change: bool) -> None:
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Accounts"), **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Name"), ordering="last_name")
    def full_name(self, editor: Editor) -> str:
        return editor.get_full_name()

    @admin.display(description=_("Password"))
    def new_password(self, editor: Editor) -> SafeString:
        address = reverse("admin:auth_user_password_change", args=[editor.pk])
        return format_html('<a href="{}">{}</a>', address, _("Set a new password"))

    @admin.display(description=_("Roles"))
    def roles_shown(self, editor: Editor) -> str:
        return ", ".join(str(ROLE_TITLES[Role(group.name)]) for group in editor.groups.all())


def is_self(request: HttpRequest, obj: Editor | None) -> bool:
    """Say whether an account looks at itself."""
    return obj is not None and obj.pk == request.user.pk
