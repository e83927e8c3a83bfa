"""Questionnaires as data: what is asked, when, why, and what an answer may be. Pure: no rows, no requests.

``definition`` holds the shape, ``reading`` turns stored values into it and says in sentences what is wrong,
``conditions`` decides which questions are asked, ``answers`` keeps only what was asked, ``scoring`` counts for
triage, ``saying`` puts answers into words. ``loading`` knows the canonical text, its digest and the shipped files.
"""
