"""The sentences that a reporter can meet, as the catalogues keep them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template.base import Node
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.rules.reaching import Module, Symbol, chain, modules, reach, shown, template_name
from tests.rules.reading import ROOT

_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


@dataclass(frozen=True)
class Sentence:
    """One sentence as a catalogue keeps it."""

    room: str
    context: str | None
    text: str
    plural: str = ""


@cache
def sentences() -> set[Sentence]:
    """Every sentence that a reporter can meet."""
    found = reach()
    said = {one for symbol in found.symbols for one in _said_by(symbol)}
    said |= {one for module, block in found.blocks for one in _said_under(module, block)}
    return said | {one for path in found.templates for one in _said_in(path)}


def _said_by(symbol: Symbol) -> Iterator[Sentence]:
    module = modules()[symbol[0]]
    for statement in module.symbols.get(symbol[1], ()):
        yield from _said_under(module, statement)


def _said_under(module: Module, statement: ast.stmt) -> Iterator[Sentence]:
    for node in shown(statement):
        if isinstance(node, ast.Call):
            name = chain(node.func).rpartition(".")[2]
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name in _CALLS and texts:
                yield _sentence(module.name.partition(".")[0], name, texts)


def _sentence(room: str, call: str, texts: list[str]) -> Sentence:
    context = texts.pop(0) if call.startswith("pgettext") else None
    return Sentence(room, context, texts[0], texts[1] if call.startswith("ngettext") else "")


def _said_in(path: Path) -> Iterator[Sentence]:
    room = path.relative_to(ROOT).parts[0]
    for node in _nodes(get_template(template_name(path)).template.nodelist):
        if isinstance(node, TranslateNode):
            context = node.message_context.resolve({}) if node.message_context else None
            yield Sentence(room, context, str(node.filter_expression.var.literal or node.filter_expression.var))
        elif isinstance(node, BlockTranslateNode):
            context = node.message_context.resolve({}) if node.message_context else None
            texts = [node.render_token_list(one)[0] for one in (node.singular, node.plural) if one]
            yield Sentence(room, context, *texts)


def _nodes(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        # A block tag of ours says that it has no lists, and has one.
        for name in dict.fromkeys((*node.child_nodelists, "nodelist")):
            yield from _nodes(getattr(node, name, None) or [])
