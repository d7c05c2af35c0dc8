"""What became of goals and measures up to a day: figures of that day, the teams' assessments, the approval."""
