"""After the forum: its cards become suggestions, voices under one, or are left aside with a reason."""
