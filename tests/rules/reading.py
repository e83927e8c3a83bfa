"""How the rules read the code base: its rooms, their files, the functions in them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "config",
    "insights",
    "integrity",
    "discipline",
    "cases",
    "reporting_channels",
    "procedures",
    "accounts",
    "vault",
    "machine",
    "audit",
    "letters",
    "ui",
)
DOMAIN_ROOMS = ("insights", "integrity", "discipline", "cases", "reporting_channels", "procedures", "accounts")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*rooms: str) -> list[Path]:
    """Our own modules, without migrations; those of all rooms unless some are named."""
    found = [path for room in rooms or ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts]


def named(name: str, *rooms: str) -> list[Path]:
    """The modules that are ``<name>.py`` or lie in a package ``<name>/`` of a room."""
    return [p for p in python_files(*rooms) if p.stem == name or p.parent.name == name]


def templates(*rooms: str) -> list[Path]:
    """Every template of ours."""
    return [path for room in rooms or ROOMS for path in sorted((ROOT / room).glob("templates/**/*.*"))]


def short(path: Path) -> str:
    """The path as one says it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The file's syntax tree, each node knowing its ``parent``."""
    parsed = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.parent = node
    return parsed


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of the file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def public_functions(path: Path) -> Iterator[Function]:
    """The functions of the module itself that other modules may call."""
    return (n for n in tree(path).body if isinstance(n, Function) and not n.name.startswith("_"))


def imported(path: Path) -> Iterator[str]:
    """Dotted names that the file imports, a ``from`` import as module and name together."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *([node.module] if node.module else [])))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the dotted name of what is called, as far as it has one."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.AST) -> str:
    """``a.b.c`` of an expression; what has no name of its own is left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""
