"""The cleaned copy for reading (ADR 0019).

``child`` and what it imports run in a process of their own, behind ``walls``, and know nothing of Django:
``wire``, ``limits``, ``findings``, ``pictures``, ``portable``, ``office`` and the other kinds. ``cleaner`` starts
it and takes the sealed results; ``standing`` is what is kept of them; ``scanner`` asks ClamAV.
"""
