"""A day in a form."""

from datetime import date
from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day as browsers ask for it. What is no day comes back as text: a date field would show it empty."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date", **(attrs or {})}, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        if widget["value"] and not _is_day(widget["value"]):
            widget["type"] = "text"
            widget["attrs"] = {key: said for key, said in widget["attrs"].items() if key not in ("min", "max")}
        return context


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
