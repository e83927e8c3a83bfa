from integrity.models.commitment import FACTORS, SIDES, Commitment

__all__ = ["FACTORS", "SIDES", "Commitment"]
