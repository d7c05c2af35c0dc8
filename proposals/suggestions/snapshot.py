"""What of a suggestion matters outside of it, at one moment: compared before and after each Step."""

from dataclasses import dataclass

from .stages import Stage, Visibility


@dataclass(frozen=True)
class Snapshot:
    stage: str
    visibility: str
    title: str
    public_text: str

    @property
    def searchable_words(self) -> tuple[str, str] | None:
        """Title and text that search and comparison may know; None while there are none to find."""
        if self.visibility != Visibility.PUBLIC or self.stage == Stage.WITHDRAWN:
            return None
        return self.title, self.public_text

    @property
    def is_gone(self) -> bool:
        """Whether nothing more comes of it in public: nobody can wait for its answer."""
        return self.visibility == Visibility.REJECTED or self.stage in (Stage.WITHDRAWN, Stage.PERSONAL_CASE)
