"""What has changed between two editions: numbers first, then section by section, word by word, row by row."""
