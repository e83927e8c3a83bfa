from .conduct import ArticleVersion, ConductArticle, ConductDocument
from .holiday import Holiday
from .version import ProcedureVersion

__all__ = ["ArticleVersion", "ConductArticle", "ConductDocument", "Holiday", "ProcedureVersion"]
