"""Papers, meetings and results in the administration: for the council's office and coordinators."""
