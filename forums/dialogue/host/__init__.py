"""Host and scribe: releasing, hiding, correcting, grouping, rounds; writing for others."""
