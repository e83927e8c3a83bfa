from .conduct import ArticleVersion, ConductArticle, ConductDocument
from .holiday import Holiday
from .unit import Unit
from .version import ProcedureVersion

__all__ = ["ArticleVersion", "ConductArticle", "ConductDocument", "Holiday", "ProcedureVersion", "Unit"]
