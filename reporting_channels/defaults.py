"""The three channels that an office of customs opens on its first day; names and notices are data from then on."""

from typing import Any

from reporting_channels.codes import Audience

CHANNELS: tuple[dict[str, Any], ...] = (
    {
        "code": "staff",
        "audience": Audience.STAFF,
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
        "names": {"en": "I am a traveller, or somebody else", "fr": "Je suis voyageur, ou une autre personne"},
        "notices": {
            "en": "For everybody who saw or heard something.",
            "fr": "Pour toute personne qui a vu ou entendu quelque chose.",
        },
        "retention": "report_retention",
        "position": 3,
    },
)
