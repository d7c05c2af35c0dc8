"""The plan of the process: milestones with their dates, what became of them, and how they are told."""
