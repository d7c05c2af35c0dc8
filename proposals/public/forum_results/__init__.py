"""What became of a forum's cards: derived from the suggestions each time, so it stays true as tandems decide."""
