"""Before a forum: its pages, calendar, registration, reminders, and what is printed for it."""
