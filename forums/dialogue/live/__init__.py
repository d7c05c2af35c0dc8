"""Telephones at the tables: joining, writing cards, giving points, and how every live page stays in step."""
