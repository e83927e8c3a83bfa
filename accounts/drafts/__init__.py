"""What is typed into a long box of the staff site is kept, sealed for its writer, until it is sent or thrown away.

A form is known by the name of its address and the id in it. Without script the words are kept whenever what was
sent is refused; with it, a small script sends them every few seconds (``ui/static/ui/drafts.js``).
"""
