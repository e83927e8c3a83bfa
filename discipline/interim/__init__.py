"""Interim measures: precautions with a maximum, never in one list with sanctions (domain PROCESS 2.5, ADR 0030)."""
