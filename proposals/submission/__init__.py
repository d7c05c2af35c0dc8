"""How a suggestion comes in: the first question, the form, what keeps machines away, the receipt."""
