"""What the desk takes from Django and Django says in English, or in an Italian unlike ours.

The tool of the catalogue finds these texts here; its translations go before Django's own. Nothing
else reads them, and in English they stay as Django has them.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

#: Django has no Italian for these.
SAID_IN_ENGLISH = (
    _("Breadcrumbs"),
    _("Error:"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Set password"),
    _("Set password: %s"),
    _("Password-based authentication"),
    _("Enabled"),
    _("Disabled"),
    _("Disable password-based authentication"),
    _("Enable password-based authentication"),
    _("Nepali"),
    _("Tajik"),
)
PASSWORD_TOO_SHORT = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)

#: Django's Italian gives these the article or the ending of a masculine noun, whatever the noun.
GENDERED = (
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("Successfully deleted %(count)d %(items)s."),
    _("Delete selected %(verbose_name_plural)s"),
    _("Add another %(verbose_name)s"),
    _("Add another %(model)s"),
    _("Save and add another"),
    _("Cannot delete %(name)s"),
    _(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following "
        "protected related objects:"
    ),
    _(
        "Deleting the selected %(objects_name)s would require deleting the following protected "
        "related objects:"
    ),
    _(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the '
        "following related items will be deleted:"
    ),
    _(
        "Are you sure you want to delete the selected %(objects_name)s? All of the following "
        "objects and their related items will be deleted:"
    ),
    _("0 of %(cnt)s selected"),
    _("View %s"),
)

#: One word for one thing: what goes is "eliminato" everywhere, whoever has an account is no staff.
IN_OUR_WORDS = (
    _("Delete"),
    _("Delete?"),
    _("Remove"),
    _("Delete multiple objects"),
    _("Change history: %s"),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _("Models in the %(name)s application"),
    _("None available"),
    _("Yes, I’m sure"),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that both "
        "fields may be case-sensitive."
    ),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Thai"),
    _("Uzbek"),
)

#: Italian writes them in lower case.
MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
