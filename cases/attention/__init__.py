"""What a member keeps an eye on: looking, watching, being told, the calendar of deadlines.

Nothing is sent out and stored for somebody: what is new is read from the log whenever they look, among the cases
that they may open at that moment. Whoever steps back from a case finds nothing of it here, from that instant.
"""
