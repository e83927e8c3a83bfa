"""What stands between a flood and the people in it: signs, a question or a puzzle, and who goes first (ADR 0017)."""
