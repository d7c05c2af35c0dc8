"""What waits for people because of associations: for the office, for a field's team, for those who speak."""
