"""Few figures are bars on one scale that begins at zero."""

from decimal import Decimal

from forums.charts.marks import Mark
from forums.charts.values import Value, values


def test_nothing_draws_nothing() -> None:
    assert values("a", []) is None


def test_bars_begin_at_zero_and_a_target_is_one_of_them() -> None:
    chart = values("a", [Value("2025", Decimal("7.50")), Value("Target", Decimal(10), Mark.OPEN)])
    assert chart is not None
    assert [(bar.name, bar.text, bar.x, bar.width) for bar in chart.bars] == [
        ("2025", "7,5", "0%", "75%"),
        ("Target", "10", "0%", "100%"),
    ]
    assert chart.zero == ""


def test_negative_figures_lie_on_the_other_side_of_zero() -> None:
    chart = values("a", [Value("2024", Decimal(-5)), Value("2025", Decimal(15))])
    assert chart is not None
    assert [(bar.x, bar.width) for bar in chart.bars] == [("0%", "25%"), ("25%", "75%")]
    assert chart.zero == "25%"
