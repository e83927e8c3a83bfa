"""Channels as their administrators keep them: terms, who may change them, how they are said in words.

``terms`` is what a channel is at one moment; ``policies`` who may change it and what takes two people;
``soundness`` says what is missing; ``hours`` and ``saying`` put it into words; ``lines`` are rows in a form.
"""
