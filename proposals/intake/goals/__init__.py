"""Goals and measures on the tables of a forum: people say whether they fit, what is missing, what should change."""
