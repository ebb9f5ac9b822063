from .change import FormerPersonSlug, PersonChange
from .country import Country
from .office import Office, Tenure
from .organization import Organization
from .person import Person, PersonName

__all__ = [
    "Country",
    "FormerPersonSlug",
    "Office",
    "Organization",
    "Person",
    "PersonChange",
    "PersonName",
    "Tenure",
]
