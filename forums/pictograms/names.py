"""The names of our pictograms: one for each drawing in site/assets/images/pictograms.svg, and no other."""

from enum import StrEnum


class Pictogram(StrEnum):
    """Named after what it shows. It is decoration: words stand beside it."""

    # What a field can be about.
    SPEAKING = "speaking"
    SCHOOL = "school"
    TOOLS = "tools"
    HOUSE = "house"
    TOGETHER = "together"
    BALL = "ball"
    CUP = "cup"
    TELEPHONE = "telephone"
    BALLOT = "ballot"
    MEGAPHONE = "megaphone"
    HEART = "heart"
    DOOR = "door"
    CANDLE = "candle"
    BUS = "bus"
    TREE = "tree"
    BOOK = "book"
    SCALES = "scales"
    SHIELD = "shield"
    FAMILY = "family"
    TOPIC = "topic"

    # What runs through all fields.
    FOCUS = "focus"
    QUARTER = "quarter"
    SPROUT = "sprout"

    # Stations of the way.
    SAID = "said"
    READ = "read"
    TEAM = "team"
    ANSWERED = "answered"
    MEASURE = "measure"
    COUNCIL = "council"
    DONE = "done"

    # States of a suggestion.
    CHECKING = "checking"
    UNSEEN = "unseen"
    WORKING = "working"
    QUESTION = "question"
    OVERDUE = "overdue"
    PASSED_ON = "passed-on"
    AGAIN = "again"
    ACCEPTED = "accepted"
    PLANNED = "planned"
    DEFERRED = "deferred"
    DECLINED = "declined"
    MERGED = "merged"
    ELSEWHERE = "elsewhere"
    PETITION = "petition"
    ADVICE = "advice"
    WITHDRAWN = "withdrawn"

    # States of a measure, and marks.
    UNDERWAY = "underway"
    PARTLY = "partly"
    STOPPED = "stopped"
    PAUSED = "paused"
    OPEN = "open"
    MONEY = "money"

    # Kinds.
    FORUM = "forum"
    ASSOCIATION = "association"
    PLACE = "place"
    PERSON = "person"
    PEOPLE = "people"
    SEARCH = "search"
    BUBBLE = "bubble"
    DATE = "date"
    CLOCK = "clock"
    MAIL = "mail"
    GLOBE = "globe"
    MENU = "menu"
    HAND = "hand"
    NEXT = "next"
    PLUS = "plus"
    UNSURE = "unsure"
    NEWS = "news"
    DOCUMENT = "document"
    MAP = "map"
    LOCK = "lock"
    FIGURES = "figures"


# What a field or a theme can choose from; `TOPIC` is for what has chosen nothing.
FOR_FIELDS = (
    Pictogram.SPEAKING,
    Pictogram.SCHOOL,
    Pictogram.TOOLS,
    Pictogram.HOUSE,
    Pictogram.TOGETHER,
    Pictogram.BALL,
    Pictogram.CUP,
    Pictogram.TELEPHONE,
    Pictogram.BALLOT,
    Pictogram.MEGAPHONE,
    Pictogram.HEART,
    Pictogram.DOOR,
    Pictogram.CANDLE,
    Pictogram.BUS,
    Pictogram.TREE,
    Pictogram.BOOK,
    Pictogram.SCALES,
    Pictogram.SHIELD,
    Pictogram.FAMILY,
    Pictogram.TOPIC,
)
FOR_THEMES = (Pictogram.FOCUS, Pictogram.QUARTER, Pictogram.SPROUT, *FOR_FIELDS)
