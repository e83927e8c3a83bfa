"""A machine as a page that people read: a Mermaid diagram and a table of its steps."""

from machine.edges import NOWHERE, Edge, Machine
from machine.roles import role_label

_HEAD = """# {label}

Written by `manage.py states` from the edge table of `{name}` (table `{table}`). Do not edit: change the edge table.

```mermaid
stateDiagram-v2
{diagram}
```

## States

| Code | State | What it means |
|---|---|---|
{states}

## Steps

| From | Verb | To | Event in the log | Who takes it | Consequence |
|---|---|---|---|---|---|
{steps}
"""


def page(machine: Machine) -> str:
    """The Markdown page of one machine, in the language that is active."""
    states = [f"| `{state.code}` | {state.label} | {_cell(state.says)} |" for state in machine.states]
    return _HEAD.format(
        label=machine.label,
        name=machine.name,
        table=machine.table,
        diagram="\n".join(_diagram(machine)),
        states="\n".join(states),
        steps="\n".join(_step(edge) for edge in machine.edges),
    )


def _diagram(machine: Machine) -> list[str]:
    lines = [f"    {state.code} : {state.label}" for state in machine.states]
    lines += [f"    {edge.source or '[*]'} --> {edge.target} : {edge.verb}" for edge in machine.edges]
    ends = [state.code for state in machine.states if not any(machine.leaving(state.code))]
    return lines + [f"    {code} --> [*]" for code in ends]


def _step(edge: Edge) -> str:
    source = "comes into being" if edge.source == NOWHERE else f"`{edge.source}`"
    owner = role_label(edge.owner)
    return f"| {source} | `{edge.verb}` | `{edge.target}` | `{edge.event}` | {owner} | {_cell(edge.consequence)} |"


def _cell(words: object) -> str:
    return str(words).replace("|", "\\|")
