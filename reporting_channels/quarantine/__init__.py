"""What arrived in a flood and waits for a look: the queue that a receiver empties (ADR 0016)."""
