"""How one form field is put on the page: which shape it takes and what its parts are called."""

from django.forms import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Textarea

EXPLANATIONS = ("why", "who", "kept")


def shown(bound, *, is_heading: bool = False) -> dict:
    """The context of `ui/forms/field.html` for a bound field; its hint and error are named for aria-describedby."""
    widget = bound.field.widget
    described_by = []
    if bound.help_text:
        described_by.append(f"{bound.auto_id}_hint")
    if bound.errors:
        described_by.append(f"{bound.auto_id}_error")
    explanations = {name: getattr(bound.field, name, "") for name in EXPLANATIONS}
    context = {
        "bound": bound,
        "shape": _shape(widget),
        "is_heading": is_heading,
        "is_optional": not (
            bound.field.required or getattr(bound.field, "is_part", False) or isinstance(widget, CheckboxInput)
        ),
        "described_by": " ".join(described_by),
        "voice": getattr(bound.field, "voice", ""),
        "is_explained": any(explanations.values()),
        **explanations,
    }
    if context["shape"] == "choices":
        context["options"] = _options(bound)
    else:
        context["control"] = bound.as_widget(attrs=_attributes(bound, context["described_by"]))
    return context


def _shape(widget) -> str:
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    if widget.use_fieldset:
        return "set"
    if isinstance(widget, FileInput):
        return "file"
    return "area" if isinstance(widget, Textarea) else "line"


def _attributes(bound, described_by: str) -> dict:
    """Confidential things are typed here: nothing is kept by the browser unless the field itself asks for it."""
    own = bound.field.widget.attrs
    attributes = {"autocomplete": own.get("autocomplete", "off")}
    if described_by:
        attributes["aria-describedby"] = described_by
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


def _options(bound) -> list[dict]:
    hints = getattr(bound.field, "hints", {})
    return [
        {
            "control": option.tag(),
            "id": option.id_for_label,
            "label": option.choice_label,
            "hint": hints.get(str(option.data["value"]), ""),
        }
        for option in bound.subwidgets
    ]
