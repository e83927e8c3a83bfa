"""How cases are numbered: the office sets the pattern, and no number is ever given twice."""
