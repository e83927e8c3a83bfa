"""Exhibits and custody: the register, the hash-linked line of each exhibit, transfers, verification, export."""
