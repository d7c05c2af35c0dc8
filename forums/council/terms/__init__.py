"""The terms for which the council is elected."""
