"""Too long is said, never cut: with a `maxlength` the browser drops the end of what is pasted without a word."""

from pathlib import Path

from forums.protection.danger import MOST_WORDS, as_kept

TEMPLATES = Path(__file__).parents[2] / "templates"


def test_no_template_lets_the_browser_cut() -> None:
    cutting = [path for path in TEMPLATES.rglob("*.html") if " maxlength=" in path.read_text()]
    assert cutting == []


def test_the_words_that_raised_a_flag_are_whole_and_say_that_there_are_more() -> None:
    words = [f"drohung{number}" for number in range(40)]
    kept = as_kept(words)
    *whole, more = kept.split(", ")
    assert (more, whole, len(kept) <= MOST_WORDS) == ("…", words[: len(whole)], True)
    assert as_kept(["messer", "schlagen"]) == "messer, schlagen"
