"""Offices that a body appoints people to by its decision on a paper."""
