"""The public report: what came in, what became of it, how long people waited, who took part."""
