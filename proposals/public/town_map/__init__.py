"""The town as a map: how much is said and done in each district, and where suggestions belong."""
