"""The author's views: whoever holds the follow link may act."""

from proposals.suggestions.follow_links import FOLLOW_LINK

by_link = FOLLOW_LINK.guard
