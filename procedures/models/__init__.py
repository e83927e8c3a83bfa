from .holiday import Holiday
from .version import ProcedureVersion

__all__ = ["Holiday", "ProcedureVersion"]
