"""The small drawings that stand beside words, and the thread they are strung on."""
