"""The one place that joins a leaf's slug to its number, for when no database is at hand.

Code and data refer to leaves by slug; a city that numbers its fields otherwise changes the rows of ActionField.
"""

CODES: dict[str, str] = {
    "sprachfoerderung": "1",
    "bildung": "2",
    "arbeit": "3",
    "wohnen": "4",
    "ehrenamt": "5a",
    "teilhabe": "5b",
    "sport": "5c",
    "kultur": "5d",
    "begegnung": "5e",
    "gesundheit": "6",
    "oeffnung": "7",
    "religion": "8",
}
