"""What every stateful model is made of: a protected state, moved only by steps of its table."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.db import models
from django_fsm import FSMField, FSMModelMixin, TransitionNotAllowed, transition

from machine.edges import Machine
from machine.refusals import NotFromHere

Row = TypeVar("Row", bound=models.Model)
Method = TypeVar("Method", bound=Callable[..., Any])


class StateField(FSMField):
    """An FSM field fed by an edge table; migrations see a plain CharField."""

    def __init__(self, machine: Machine | None = None, **options: Any) -> None:
        self.machine = machine
        options.setdefault("max_length", 40)
        options.setdefault("editable", False)
        options.setdefault("protected", True)
        if machine is not None:
            options.setdefault("default", machine.initial)
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()
        for ours in ("protected", "default", "choices"):
            options.pop(ours, None)
        return name, "django.db.models.CharField", args, options


def step(machine: Machine, verb: str) -> Callable[[Method], Method]:
    """Decorate the method that takes one step of the table; it may set only ``self``."""
    moved = transition(field="state", source=list(machine.sources(verb)), target=machine.target(verb))

    def decorate(method: Method) -> Method:
        taken = moved(method)

        def take(self: Any, *args: Any, **options: Any) -> Any:
            try:
                return taken(self, *args, **options)
            except TransitionNotAllowed as refusal:
                raise NotFromHere() from refusal

        take.__name__ = method.__name__
        take.__doc__ = method.__doc__
        take.__wrapped__ = method  # type: ignore[attr-defined]
        take._django_fsm = taken._django_fsm  # type: ignore[attr-defined]
        return take  # type: ignore[return-value]

    return decorate


class Stateful(FSMModelMixin, models.Model):
    """A model whose ``state`` moves by the edges of ``machine`` and no other way."""

    machine: ClassVar[Machine]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        machine = cls.__dict__.get("machine")
        if machine is not None:
            MODELS[machine.name] = cls

    @property
    def foreign_verbs(self) -> frozenset[str]:
        """Verbs of the table that the procedure of this row does not know: no page offers them."""
        return frozenset()

    @property
    def stops(self) -> frozenset[str] | None:
        """States at which the line of this row stops, where a procedure says so; None as the table has it."""
        return None

    @property
    def state_label(self) -> str:
        """The state in words, in the reader's language."""
        return str(self.machine.state(self.state).label)


MODELS: dict[str, type[Stateful]] = {}


def locked(row: Row) -> Row:
    """Return the row re-read under SELECT … FOR UPDATE, with the caller's keyring kept out of it."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def machines() -> list[Machine]:
    """Every edge table in use, by name."""
    return [MODELS[name].machine for name in sorted(MODELS)]


__all__ = ["MODELS", "StateField", "Stateful", "locked", "machines", "step"]
