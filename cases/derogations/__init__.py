"""Small offices: separations that cannot be kept become documented derogations, never silently off (ADR 0034)."""
