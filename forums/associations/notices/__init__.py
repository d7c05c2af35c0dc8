"""The words of the notices about associations and networks, by what they are about."""
