"""What is true of a case beside its state: on hold, restricted, criminal proceedings in parallel."""
