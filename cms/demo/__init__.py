"""The demo: a town's concept, people and suggestions, written in TOML and loaded by the real verbs."""
