"""Following by e-mail: confirming an address, one mail for each step, stopping again."""
