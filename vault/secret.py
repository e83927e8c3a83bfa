"""What every value that holds a secret shares: it cannot be shown, logged or pickled."""

from typing import Any, NoReturn, Self


class Secret:
    """Base of keys and keyrings. Showing one shows its type only; copying gives itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> str:
        return repr(self)

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is never pickled: it would put a key into a queue or a cache.")
