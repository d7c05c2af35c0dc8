"""What everyone reads: the public list and the public page."""
