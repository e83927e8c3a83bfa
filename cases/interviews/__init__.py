"""Hearing people: convocation, the proof of rights, the record piece by piece, the answer, the anonymised record."""
