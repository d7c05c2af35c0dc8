"""The standard's types, each made from a record of ours."""
