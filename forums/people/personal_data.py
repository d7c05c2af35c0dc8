"""What is held about an account or a person, and how it goes. Each slice registers its part in its app's `ready`.

Erasing keeps what was said in public, without a name, as was promised when it was said; what staff did stays
in the record under their role. Everything else goes, from the database and from the private files.
"""

from forums.records.holdings import Entry, Fact, Holding, facts

from .models import Subject, personal_data

register = personal_data.register
export = personal_data.export
as_json = personal_data.as_json
erase = personal_data.erase
meaning = personal_data.meaning

__all__ = ["Entry", "Fact", "Holding", "Subject", "as_json", "erase", "export", "facts", "meaning", "register"]
