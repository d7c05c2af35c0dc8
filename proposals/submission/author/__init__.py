"""The author's private pages: whoever holds the follow link may read on and has a say."""
