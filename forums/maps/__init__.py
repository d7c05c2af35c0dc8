"""The town as a map: shapes of districts that the city uploads, a list of streets, points that people set."""
