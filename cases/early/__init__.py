"""Early intervention: alerts by written rules only, never a verdict and never discipline (ADR 0033)."""
