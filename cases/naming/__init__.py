"""Finding the subjects of one's own cases by name, without opening any name (ADR 0041)."""
