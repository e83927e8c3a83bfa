"""Prescription that is over, and the reasoned act of another person that lets a proceeding be opened all the same."""
