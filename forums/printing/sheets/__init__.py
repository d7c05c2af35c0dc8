"""The sheets of a dialogue forum, each a function from what stands on it to a PDF."""
