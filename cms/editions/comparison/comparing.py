"""Two editions side by side: sections by their key, blocks by their id or likeness, rows by their uuid."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from ..content.places import Place
from ..content.plain import plain
from ..content.rows import ALL, Rows
from ..content.sections import Block, Item, SectionData, SectionKind, Version
from ..content.showing import said, title_of
from .changes import BlockChange, Change, Comparison, FactChange, ItemChange, SectionChange, Tally, TextChange

LIKE = 0.6  # of two texts: from here on, one is the other with some words changed
LEAD = "lead"
APART = frozenset({"origins"})

type Names = Mapping[str, str]
type Known = dict[str, tuple[SectionData, Item]]


def compare(before: Sequence[SectionData], now: Sequence[SectionData], language: str, names: Names) -> Comparison:
    """In the language of the reader, where both have it. `names` of associations, see `named_associations`."""
    old, new = ({(each.kind, each.key): each for each in sections} for sections in (before, now))
    items = _item_changes(before, now, language, names)
    found: list[SectionChange] = []
    for section in _merged(before, now):
        key = (section.kind, section.key)
        if change := _section(old.get(key), new.get(key), items.get(Place(*key), []), language):
            found.append(change)
    return Comparison(found, list(_tallies(found)))


def _merged(before: Sequence[SectionData], now: Sequence[SectionData]) -> Iterator[SectionData]:
    """Those of now in their order, each dropped one before what came next then."""
    kept = {(each.kind, each.key) for each in now}
    waiting: dict[tuple[SectionKind, str] | None, list[SectionData]] = defaultdict(list)
    following = None
    for section in reversed(before):
        key = (section.kind, section.key)
        if key in kept:
            following = key
        else:
            waiting[following].insert(0, section)
    for section in now:
        yield from waiting[(section.kind, section.key)]
        yield section
    yield from waiting[None]


def _section(
    before: SectionData | None, now: SectionData | None, items: list[ItemChange], language: str
) -> SectionChange | None:
    section = now or before
    assert section is not None  # noqa: S101 - it comes from one of the two
    spoken = _language(before, now, language)
    old, new = (each.version(spoken) if each else None for each in (before, now))
    title = TextChange(old.title if old else "", new.title if new else "", spoken)
    blocks = list(_blocks(old, new, spoken))
    if before is None or now is None:
        return SectionChange(Change.NEW if now else Change.DROPPED, section, title, blocks, items)
    if title.before == title.now and not blocks and not items:
        return None
    return SectionChange(Change.CHANGED, section, title, blocks, items)


def _language(before: SectionData | None, now: SectionData | None, language: str) -> str:
    """The reader's where both have it, else one that both have."""
    if before is None or now is None:
        return language
    both = {code: words for code, words in now.titles.items() if code in before.titles}
    return language if language in both or not both else next(iter(both))


def _blocks(before: Version | None, now: Version | None, language: str) -> Iterator[BlockChange]:
    old, new = _texts(before), _texts(now)
    pairs = _paired(old, new)
    dropped = [place for place in range(len(old)) if place not in pairs.values()]
    for place, (block_id, text) in enumerate(new):
        known = pairs.get(place)
        while dropped and known is not None and dropped[0] < known:
            gone_id, gone = old[dropped.pop(0)]
            yield BlockChange(Change.DROPPED, gone_id, TextChange(gone, "", language))
        if known is None:
            yield BlockChange(Change.NEW, block_id, TextChange("", text, language))
        elif old[known][1] != text:
            yield BlockChange(Change.CHANGED, block_id, TextChange(old[known][1], text, language))
    for place in dropped:
        yield BlockChange(Change.DROPPED, old[place][0], TextChange(old[place][1], "", language))


def _texts(version: Version | None) -> list[tuple[str, str]]:
    if version is None:
        return []
    blocks: list[Block] = version.blocks
    found = [(LEAD, version.lead), *((block["id"], plain(block)) for block in blocks)]
    return [(block_id, text) for block_id, text in found if text]


def _paired(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> dict[int, int]:
    """Which one of the new is which one of the old: by id, by the same words, then by likeness."""
    pairs: dict[int, int] = {}
    for same in (_same_id, _same_words, _like):
        for place, block in enumerate(new):
            if place in pairs:
                continue
            free = (other for other in range(len(old)) if other not in pairs.values())
            known = next((other for other in free if same(old[other], block)), None)
            if known is not None:
                pairs[place] = known
    return pairs


def _same_id(old: tuple[str, str], new: tuple[str, str]) -> bool:
    return old[0] == new[0]


def _same_words(old: tuple[str, str], new: tuple[str, str]) -> bool:
    return old[1] == new[1]


def _like(old: tuple[str, str], new: tuple[str, str]) -> bool:
    matcher = SequenceMatcher(a=old[1].split(), b=new[1].split(), autojunk=False)
    return matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _item_changes(
    before: Sequence[SectionData], now: Sequence[SectionData], language: str, names: Names
) -> dict[Place, list[ItemChange]]:
    found: dict[Place, list[ItemChange]] = defaultdict(list)
    for rows in ALL.values():
        old, new = _known(rows, before), _known(rows, now)
        for uuid, (section, item) in new.items():
            if change := _item(rows, old.get(uuid), item, language, names):
                found[Place(section.kind, section.key)].append(change)
        for uuid, (section, item) in old.items():
            if uuid not in new:
                gone = _whole(rows, Change.DROPPED, item, language, names)
                found[Place(section.kind, section.key)].append(gone)
    return found


def _known(rows: Rows, sections: Sequence[SectionData]) -> Known:
    return {item["uuid"]: (section, item) for section in sections for item in section.items(rows.kind)}


def _item(
    rows: Rows, known: tuple[SectionData, Item] | None, item: Item, language: str, names: Names
) -> ItemChange | None:
    if known is None:
        return _whole(rows, Change.NEW, item, language, names)
    before, now = known[1]["columns"], item["columns"]
    shared = [column for column in rows.columns if column.name in before and column.name in now]
    texts = {
        column.name: TextChange(_line(before[column.name], language, names), _line(now[column.name], language, names))
        for column in shared
        if column.name not in APART and not _same(before[column.name], now[column.name])
    }
    parent = texts.pop(rows.parent, None)
    moved = (parent.before, parent.now) if parent else None
    facts = [
        FactChange(column.label, texts[column.name])
        for column in shared
        if column.name in texts and texts[column.name].before != texts[column.name].now
    ]
    if not facts and not moved:
        return None
    change = Change.CHANGED if facts else Change.MOVED
    title, origins = title_of(rows, item, language), now.get("origins", [])
    return ItemChange(change, rows.kind, item["uuid"], title, facts, moved, origins)


def _same(before: object, now: object) -> bool:
    """Another row that is named is the same one, whatever it is called now."""
    if isinstance(before, dict) and isinstance(now, dict) and "key" in before:
        return bool(before["key"] == now.get("key"))
    return before == now


def _whole(rows: Rows, change: Change, item: Item, language: str, names: Names) -> ItemChange:
    """All that a new or dropped row says."""
    facts = []
    for column in rows.columns:
        line = _line(item["columns"].get(column.name), language, names)
        if column.shown and column.name not in APART and column.name != rows.title and line:
            text = TextChange("", line) if change == Change.NEW else TextChange(line, "")
            facts.append(FactChange(column.label, text))
    title = title_of(rows, item, language)
    return ItemChange(change, rows.kind, item["uuid"], title, facts, None, item["columns"].get("origins", []))


def _line(value: object, language: str, names: Names) -> str:
    return "\n".join(each.text for each in said(value, language, names))


def _tallies(sections: list[SectionChange]) -> Iterator[Tally]:
    """Chapters and fields by their texts, then rows by their kind; none where nothing has changed."""
    texts = {SectionKind.CHAPTER: _("Chapters"), SectionKind.FIELD: _("Action fields")}
    for kind, label in texts.items():
        counts = Counter(each.change for each in sections if each.section.kind == kind)
        if counts:
            yield Tally(label, dict(counts))
    for rows in ALL.values():
        counts = Counter(item.change for each in sections for item in each.items if item.kind == rows.kind)
        if counts:
            yield Tally(rows.plural, dict(counts))
