"""What the office knows of the same person from other cases, for those who may look (ADR 0032)."""
