"""The editor of questionnaires: pages in which an administrator changes a draft without ever seeing its values.

``values`` rearranges a draft, ``forms`` turns what was typed into it, ``comparisons`` puts conditions into choices and
words, ``differing`` says what differs between two versions, ``access`` is the door.
"""
