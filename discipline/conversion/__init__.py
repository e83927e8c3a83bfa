"""A running proceeding goes over to another version of its profile: proposed by one person, confirmed by another."""
