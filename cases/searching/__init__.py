"""What of the cases can be found: numbers, categories, units, and subjects by fingerprint."""
