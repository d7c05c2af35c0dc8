"""What is public, for programs: the API, tables to take along, feeds, and what each of their fields means."""
