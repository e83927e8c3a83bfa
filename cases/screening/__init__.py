"""Allegations that are not investigated, and cases that end before any investigation; two people answer for both."""
