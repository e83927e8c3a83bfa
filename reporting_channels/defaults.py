"""The channels that an office of customs opens on its first day, as texts to start from: data once they are made."""

from typing import Any

from reporting_channels.codes import Audience

# Topics that each audience is offered, in this order; the questionnaires come with the software.
TOPICS: dict[str, tuple[str, ...]] = {
    Audience.STAFF: (
        "bribe",
        "valuation",
        "theft",
        "release",
        "interest",
        "harassment",
        "misuse",
        "retaliation",
        "other",
    ),
    Audience.OPERATORS: ("bribe", "valuation", "theft", "release", "interest", "misuse", "retaliation", "other"),
    Audience.PUBLIC: ("bribe", "theft", "release", "harassment", "misuse", "other"),
}

CHANNELS: tuple[dict[str, Any], ...] = (
    {
        "code": "staff",
        "audience": Audience.STAFF,
        "questionnaires": TOPICS[Audience.STAFF],
        "names": {"en": "I work for customs", "fr": "Je travaille à la douane"},
        "notices": {
            "en": "Agents, trainees, contractors, former staff. Your superiors do not receive it.",
            "fr": "Agents, stagiaires, prestataires, anciens agents. Vos supérieurs ne le reçoivent pas.",
        },
        "retention": "report_retention",
        "position": 1,
    },
    {
        "code": "operators",
        "audience": Audience.OPERATORS,
        "questionnaires": TOPICS[Audience.OPERATORS],
        "names": {
            "en": "I import, export, declare or carry goods",
            "fr": "J’importe, exporte, déclare ou transporte des marchandises",
        },
        "notices": {
            "en": "Importers, exporters, brokers, carriers. The offices that clear your goods do not receive it.",
            "fr": "Importateurs, exportateurs, déclarants, transporteurs. "
            "Les bureaux qui dédouanent vos marchandises ne le reçoivent pas.",
        },
        "retention": "report_retention",
        "position": 2,
    },
    {
        "code": "public",
        "audience": Audience.PUBLIC,
        "questionnaires": TOPICS[Audience.PUBLIC],
        "names": {"en": "I am a traveller, or somebody else", "fr": "Je suis voyageur, ou une autre personne"},
        "notices": {
            "en": "For everybody who saw or heard something.",
            "fr": "Pour toute personne qui a vu ou entendu quelque chose.",
        },
        "retention": "report_retention",
        "position": 3,
    },
    {
        "code": "desk",
        "audience": Audience.CLERK,
        "names": {"en": "By telephone, or in person", "fr": "Par téléphone ou sur place"},
        "notices": {
            "en": "Somebody bound to secrecy writes down what you say. You need not say who you are.",
            "fr": "Une personne tenue au secret écrit ce que vous dites. Vous n’avez pas à dire qui vous êtes.",
        },
        "retention": "report_retention",
        "position": 4,
    },
)


def like(code: str) -> dict[str, Any] | None:
    """The texts to start from under this code."""
    return next((one for one in CHANNELS if one["code"] == code), None)
