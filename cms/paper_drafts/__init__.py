"""Council papers that the platform writes from its own data: drafts, edited as blocks, frozen when they are sent."""
