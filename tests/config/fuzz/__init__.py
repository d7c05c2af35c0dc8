"""A bounded walk over every address there is, as every role, with input that nobody should send."""
