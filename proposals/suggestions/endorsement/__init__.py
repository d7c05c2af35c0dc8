"""What is said for an association: by its delegates, on paper by its members, as supporter or joint author."""
