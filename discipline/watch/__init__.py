"""The worker keeps every running limit as a row, tells those who hold the matter, and computes anew by calendar."""
