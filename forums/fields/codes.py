"""The one place that joins a leaf's slug to its number, for when no database is at hand.

Code and data refer to leaves by slug; a city that numbers its fields otherwise changes the rows of ActionField.
"""

CODES: dict[str, str] = {
    "sprachfoerderung": "1",
    "bildung": "2",
    "arbeit": "3",
    "wohnen": "4",
    "freizeit-kultur-sport": "5a",
    "begegnung": "5b",
    "digitale-medien": "5c",
    "politische-partizipation": "5d",
    "aktivierung": "5e",
    "gesundheit": "6",
    "oeffnung": "7",
    "religion": "8",
}
