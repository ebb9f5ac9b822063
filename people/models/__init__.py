from .country import Country
from .office import Office, Tenure
from .organization import Organization
from .person import Person, PersonName

__all__ = ["Country", "Office", "Organization", "Person", "PersonName", "Tenure"]
