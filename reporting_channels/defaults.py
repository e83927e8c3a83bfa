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
        "names": {
            "en": "I work for customs",
            "fr": "Je travaille à la douane",
            "ar": "أعمل في الجمارك",
            "ja": "税関で働いています",
        },
        "notices": {
            "en": "Agents, trainees, contractors, former staff. Your superiors do not receive it.",
            "fr": "Agents, stagiaires, prestataires, anciens agents. Vos supérieurs ne le reçoivent pas.",
            "ar": "موظفون ومتدربون ومتعاقدون وموظفون سابقون. لا يتسلّمه رؤساؤك.",
            "ja": "職員、研修生、委託先の方、元職員の方。上司には届きません。",
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
            "ar": "أستورد أو أصدّر أو أصرّح أو أنقل بضائع",
            "ja": "貨物の輸入、輸出、申告、運送をしています",
        },
        "notices": {
            "en": "Importers, exporters, brokers, carriers. The offices that clear your goods do not receive it.",
            "fr": "Importateurs, exportateurs, déclarants, transporteurs. "
            "Les bureaux qui dédouanent vos marchandises ne le reçoivent pas.",
            "ar": "مستوردون ومصدّرون ووسطاء وناقلون. لا تتسلّمه المكاتب التي تخلّص بضائعك.",
            "ja": "輸入者、輸出者、通関業者、運送業者の方。貨物の通関を扱う官署には届きません。",
        },
        "retention": "report_retention",
        "position": 2,
    },
    {
        "code": "public",
        "audience": Audience.PUBLIC,
        "questionnaires": TOPICS[Audience.PUBLIC],
        "names": {
            "en": "I am a traveller, or somebody else",
            "fr": "Je suis voyageur, ou une autre personne",
            "ar": "أنا مسافر أو شخص آخر",
            "ja": "旅行者、その他の方",
        },
        "notices": {
            "en": "For everybody who saw or heard something.",
            "fr": "Pour toute personne qui a vu ou entendu quelque chose.",
            "ar": "لكل من رأى شيئا أو سمعه.",
            "ja": "何かを見た、または聞いたすべての方。",
        },
        "retention": "report_retention",
        "position": 3,
    },
    {
        "code": "desk",
        "audience": Audience.CLERK,
        "names": {
            "en": "By telephone, or in person",
            "fr": "Par téléphone ou sur place",
            "ar": "بالهاتف أو بالحضور",
            "ja": "電話または来訪",
        },
        "notices": {
            "en": "Somebody bound to secrecy writes down what you say. You need not say who you are.",
            "fr": "Une personne tenue au secret écrit ce que vous dites. Vous n’avez pas à dire qui vous êtes.",
            "ar": "شخص ملزم بالسر المهني يدوّن ما تقوله. ولست ملزما بأن تقول من أنت.",
            "ja": "守秘義務を負う者が、お話を書き留めます。お名前は必要ありません。",
        },
        "retention": "report_retention",
        "position": 4,
    },
)


def like(code: str) -> dict[str, Any] | None:
    """The texts to start from under this code."""
    return next((one for one in CHANNELS if one["code"] == code), None)
