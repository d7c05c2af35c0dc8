"""Numbers as people write them."""

from django import template

from forums.charts.numbers import figure

register = template.Library()
register.filter(figure)
