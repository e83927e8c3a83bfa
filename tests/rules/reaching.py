"""What a reporter can meet: every sentence of the code and the templates that the reporter's site can show.

Nothing is listed by hand. The search starts from what the reporter's process itself names in its settings (addresses,
middleware, context processors, error pages) and follows the code symbol by symbol: names, attributes of modules,
dotted strings, templates by their names, and in templates the tags and filters that they use.
"""

import ast
import functools
import json
import os
import re
import secrets
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from config.secrets import NEEDED
from tests.rules.reading import ROOMS, ROOT, python_files

ROOM = "reporting_channels"  # the only one that speaks to reporters
Symbol = tuple[str, str]  # module and name; an empty name is the whole module

_NAMED_IN_SETTINGS = """
import json
from django.conf import settings as s
names = [s.ROOT_URLCONF, s.FORM_RENDERER, s.CSRF_FAILURE_VIEW, *s.MIDDLEWARE]
names += [name for engine in s.TEMPLATES for name in engine["OPTIONS"]["context_processors"]]
print(json.dumps(names))
"""
# Reached by name, yet shown to nobody who reports. The rule fails when one of them is no longer reached.
NOT_SHOWN = {
    "accounts.models.member": "a reporter meets offices, never members",
    "audit.proofs": "what proves nothing yet is answered by the page in its own words",
    "reporting_channels.detriment.codes": "why and how somebody is protected stands on the office's pages alone",
    "reporting_channels.questionnaires.reading": "what stands in the way of publishing is said in the editor",
    "reporting_channels.states": "names of steps are the office's; the storyline has words of its own",
    "reporting_channels.states_disclosure": "names of steps are the office's; the storyline has words of its own",
    "reporting_channels.taking_down.states": "names of steps are the office's; the storyline has words of its own",
    "vault.models.compartment": "kinds of keys stand in the log alone",
    "vault.models.holder": "kinds of keys stand in the log alone",
    "vault.models.identity_share": "kinds of keys stand in the log alone",
    "ui/staff.html": "the frame of the other site: an error page chooses between the two",
}
_TAG = re.compile(r"{%-?\s*(\w+)(.*?)%}", re.DOTALL)
_FILTER = re.compile(r"\|(\w+)")
_QUOTED = re.compile(r"[\"']([\w./-]+\.html)[\"']")


@dataclass(frozen=True)
class Module:
    """One file of ours: its names and what they stand for."""

    path: Path
    name: str
    symbols: dict[str, list[ast.stmt]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)


@functools.cache
def modules() -> dict[str, Module]:
    """Every module of ours by its dotted name."""
    found = (_module(path) for path in python_files(*ROOMS))
    return {module.name: module for module in found}


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    module = Module(path, ".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    tree = ast.parse(_text(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            module.imports.update({alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names})
        elif isinstance(node, ast.ImportFrom):
            module.imports.update({one.asname or one.name: f"{node.module}.{one.name}" for one in node.names})
    for statement in _statements(tree.body):
        for name in _defined(statement):
            module.symbols.setdefault(name, []).append(statement)
    return module


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.If | ast.Try):
            yield from _statements([*statement.body, *statement.orelse])
        else:
            yield statement


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    for target in targets:
        yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name)) if target is not None else ()


def resolve(dotted: str) -> Symbol | None:
    """What a dotted name stands for, through packages that hand names on; None where it is not ours."""
    found = modules()
    if dotted in found:
        return dotted, ""
    parent, _dot, name = dotted.rpartition(".")
    if parent in found:
        module = found[parent]
        if name in module.symbols:
            return parent, name
        return resolve(module.imports[name]) if name in module.imports else None
    above = resolve(parent) if parent else None
    return above if above and above[1] else None


class Reach:
    """The search itself. ``symbols`` and ``templates`` are what was reached."""

    def __init__(self, starts: list[str]) -> None:
        self.symbols: set[Symbol] = set()
        self.left_out: set[str] = set()
        self.blocks: list[tuple[Module, ast.With]] = []
        self.templates: set[Path] = set()
        self._waiting: list[Symbol | Path] = []
        for start in starts:
            self._dotted(start)
        self._spoken_to_reporters()
        while self._waiting:
            one = self._waiting.pop()
            self._read_template(one) if isinstance(one, Path) else self._read(one)

    def _spoken_to_reporters(self) -> None:
        """What the staff's site says in the reporter's language: blocks under `override`, and `{% language %}`."""
        for name, module in modules().items():
            if name.startswith(f"{ROOM}."):
                blocks = [one for one in ast.walk(ast.parse(_text(module.path))) if isinstance(one, ast.With)]
                for block in blocks:
                    if any(_calls(item.context_expr, "override") for item in block.items):
                        self.blocks.append((module, block))
                        for node in ast.walk(block):
                            self._node(module, node)
        for path in template_files():
            if "{% language " in _text(path) and ROOM in path.parts:
                self._template(template_name(path))

    def _add(self, symbol: Symbol | None) -> None:
        if symbol is not None and symbol[0] in NOT_SHOWN:
            self.left_out.add(symbol[0])
        elif symbol is not None and symbol not in self.symbols:
            self.symbols.add(symbol)
            self._waiting.append(symbol)

    def _dotted(self, name: str) -> None:
        self._add(resolve(name))

    def _template(self, pattern: str) -> None:
        if pattern in NOT_SHOWN:
            self.left_out.add(pattern)
            return
        for path in template_files():
            if path not in self.templates and fnmatchcase(template_name(path), pattern):
                self.templates.add(path)
                self._waiting.append(path)

    def _read(self, symbol: Symbol) -> None:
        module = modules()[symbol[0]]
        if not symbol[1]:
            for name in module.symbols:
                self._add((module.name, name))
            return
        for statement in module.symbols[symbol[1]]:
            for node in shown(statement):
                self._node(module, node)

    def _node(self, module: Module, node: ast.AST) -> None:
        if isinstance(node, ast.Attribute):
            dotted = chain(node)
            head = dotted.partition(".")[0]
            if head in module.imports:
                self._dotted(module.imports[head] + dotted[len(head) :])
        elif isinstance(node, ast.Name):
            if node.id in module.symbols:
                self._add((module.name, node.id))
            elif node.id in module.imports:
                found = resolve(module.imports[node.id])
                self._add(found if found and found[1] else None)  # a module's attributes are followed one by one
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self._string(node.value)
        elif isinstance(node, ast.JoinedStr):
            shape = "".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
            self._template(shape) if shape.endswith(".html") else None

    def _string(self, text: str) -> None:
        if text.endswith((".html", ".txt", ".svg")):
            self._template(text)
        elif "." in text and text.split(".")[0] in ROOMS and " " not in text:
            self._dotted(text)

    def _read_template(self, path: Path) -> None:
        text = re.sub(r"{% comment %}.*?{% endcomment %}", "", _text(path), flags=re.DOTALL)
        for name in _QUOTED.findall(text):
            self._template(name)
        loaded = {name for rest in re.findall(r"{%\s*load\s+(.*?)%}", text) for name in rest.split()}
        used = {tag for tag, _rest in _TAG.findall(text)} | set(_FILTER.findall(text))
        for module in modules().values():
            if ".templatetags." in module.name and module.name.rpartition(".")[2] in loaded:
                for name in used & _registered(module).keys():
                    self._add((module.name, _registered(module)[name]))


def shown(statement: ast.stmt) -> Iterator[ast.AST]:
    """The parts of a statement that can show something: a model's columns and their choices are drawn by no page."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.ClassDef) and _is_model(node):
            waiting += [one for one in node.body if not _is_column(one)]
        else:
            waiting += ast.iter_child_nodes(node)


def _calls(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and chain(node.func).rpartition(".")[2] == name


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _is_model(node: ast.ClassDef) -> bool:
    return any(isinstance(one, ast.ClassDef) and one.name == "Meta" for one in node.body)


def _is_column(statement: ast.stmt) -> bool:
    value = getattr(statement, "value", None)
    return isinstance(statement, ast.Assign | ast.AnnAssign) and isinstance(value, ast.Call)


def chain(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{chain(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


@functools.cache
def _registered_in(name: str) -> tuple[tuple[str, str], ...]:
    """The tags and filters of a library: how a template calls each, and the function or class behind it."""
    found = []
    tree = ast.parse(_text(modules()[name].path))
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            for decorator in statement.decorator_list:
                text = ast.unparse(decorator)
                if text.startswith("register."):
                    named = re.search(r"name='([\w]+)'|register\.\w+\('(\w+)'", text)
                    given = next((one for one in named.groups() if one), statement.name) if named else statement.name
                    found.append((given, statement.name))
    return tuple(found)


def _registered(module: Module) -> dict[str, str]:
    return dict(_registered_in(module.name))


@functools.cache
def template_files() -> tuple[Path, ...]:
    """Every template of ours."""
    return tuple(path for room in ROOMS for path in sorted((ROOT / room).glob("templates/**/*.*")))


def template_name(path: Path) -> str:
    return path.as_posix().partition("/templates/")[2]


@functools.cache
def reach() -> Reach:
    """Everything that the reporter's site can show."""
    environment = {**os.environ, "SITE": "reporter", "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment |= {f"AMANA_{name}": b64encode(secrets.token_bytes(32)).decode() for name in NEEDED["reporter"]}
    run = subprocess.run(
        [sys.executable, "-c", _NAMED_IN_SETTINGS],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    names = json.loads(run.stdout)
    return Reach(names)
