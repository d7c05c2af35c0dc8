"""Forums in the city's admin: planning them, their tables, registrations and print."""
