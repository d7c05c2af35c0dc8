"""What others show of a page that is shared: a picture with title, state and city.

`pictures` says what stands on one and draws it, `answers` keeps it and answers with it. Who has a picture of its own
(suggestions, measures, fields, forums) says so in a `sharing.py` beside its page; the others share the city's.
"""
