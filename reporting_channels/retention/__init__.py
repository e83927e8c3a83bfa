"""How long a report is kept, what holds its end back, and what remains of it (ADR 0023)."""
