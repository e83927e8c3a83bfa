"""People whom a case concerns beside its subjects, and how they stand to each other."""
