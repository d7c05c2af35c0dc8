"""Proofs that an association exists: handed in while it registers, seen by the office, deleted after its decision."""
