"""Mandate, plan and hours of an investigation: who may do what until when, who does what by when, what it costs."""
