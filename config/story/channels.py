"""The channels of the demonstration: one for each audience, and the desk where a clerk answers."""

from datetime import datetime, time
from typing import Any

from django.conf import settings

from audit.actors import OPERATOR
from config.story.people import Person
from reporting_channels.actions import channels
from reporting_channels.channels.terms import Hours, Seat
from reporting_channels.defaults import TOPICS

OUTSIDE = "Inspection générale de l’État"  # the authority that Zina belongs to

ONLINE = (
    (
        "staff",
        {"fr": "Agents des douanes", "en": "Customs staff", "ar": "موظفو الجمارك", "ja": "税関職員"},
        {
            "fr": "Pour toute personne qui travaille pour la douane, a travaillé pour elle ou s’y forme. "
            "Votre hiérarchie ne reçoit pas le signalement.",
            "en": "For everybody who works, has worked or is in training for customs. "
            "Your superiors do not receive the report.",
            "ar": "لكل من يعمل أو عمل أو يتدرب في الجمارك. لا يتسلّم رؤساؤك البلاغ.",
            "ja": "税関で働いている方、働いていた方、研修中の方。上司には通報は届きません。",
        },
    ),
    (
        "operators",
        {
            "fr": "Importateurs, déclarants, transporteurs, entrepôts",
            "en": "Importers, brokers, carriers, warehouse keepers",
            "ar": "المستوردون والوسطاء والناقلون وأصحاب المستودعات",
            "ja": "輸入者、通関業者、運送業者、倉庫業者",
        },
        {
            "fr": "Pour les entreprises et leurs employés. Le bureau qui dédouane vos marchandises ne reçoit pas "
            "le signalement.",
            "en": "For companies and the people who work for them. "
            "The office that clears your goods does not receive the report.",
            "ar": "للشركات والعاملين فيها. لا يتسلّم البلاغَ المكتبُ الذي يخلّص بضائعك.",
            "ja": "企業と、そこで働いている方。貨物の通関を扱う官署には通報は届きません。",
        },
    ),
    (
        "public",
        {
            "fr": "Voyageurs et public",
            "en": "Travellers and the public",
            "ar": "المسافرون والعموم",
            "ja": "旅行者、一般の方",
        },
        {
            "fr": "Pour toute personne qui a vu ou subi quelque chose.",
            "en": "For everybody who saw or suffered something.",
            "ar": "لكل من رأى شيئا أو تضرر منه.",
            "ja": "何かを見た方、被害を受けた方、どなたでも。",
        },
    ),
)
DESK: dict[str, Any] = {
    "names": {
        "fr": "Par téléphone ou sur place",
        "en": "By telephone, or in person",
        "ar": "بالهاتف أو بالحضور",
        "ja": "電話または来訪",
    },
    "notices": {
        "fr": "Une personne tenue au secret écrit ce que vous dites, vous le relit et vous remet un numéro de suivi. "
        "Vous n’avez pas à dire qui vous êtes.",
        "en": "Somebody bound to secrecy writes down what you say, reads it back to you and gives you a number to come "
        "back with. You need not say who you are.",
        "ar": "شخص ملزم بالسر المهني يدوّن ما تقوله ويعيد قراءته عليك ويسلّمك رقما تعود به. ولست ملزما بأن تقول من أنت.",
        "ja": "守秘義務を負う者がお話を書き留め、読み上げて確認し、受付番号をお渡しします。お名前は必要ありません。",
    },
    "telephone": "+33 1 99 00 12 34",  # a block that is kept free for fiction
    "addresses": {
        "fr": "Bureau du contrôle interne\n12, quai des Balances\nPort-Lumen",
        "en": "Internal Affairs Office\n12 Quai des Balances\nPort-Lumen",
        "ar": "مكتب المراقبة الداخلية\n12, quai des Balances\nPort-Lumen",
        "ja": "内部監察室\n12, quai des Balances\nPort-Lumen",
    },
    "directions": {
        "fr": "Entrée par la cour, porte verte, premier étage. On n’inscrit pas les visiteurs. "
        "Tramway B, arrêt Balances.",
        "en": "Enter through the courtyard, green door, first floor. Visitors are not written down. "
        "Tram B, stop Balances.",
        "ar": "الدخول من الفناء، الباب الأخضر، الطابق الأول. لا تُسجَّل أسماء الزوار. الترام B، محطة Balances.",
        "ja": "中庭から入り、緑の扉、2階です。来訪者の名前は記録しません。路面電車B線、Balances停留所。",
    },
    "hours": [
        *(Hours(day, time(9), time(12)) for day in range(5)),
        *(Hours(day, time(14), time(17, 30)) for day in range(4)),
    ],
}


def open_channels(people: dict[str, Person], at: datetime, *, is_short: bool = False) -> dict[str, Any]:
    """Open them all; return the ones of the reporters' site by their codes.

    In the short story the public is asked in one list: tests that send many reports go the shortest way.
    """
    member = {name: person.member for name, person in people.items()}
    seats = {
        "recipients": [member["awa"], member["ilan"], member["mariam"]],
        "substitutes": [Seat(member["zina"].pk, OUTSIDE)],
        "custodians": [member["fatou"], member["gaspard"], member["hana"]],
        "languages": tuple(code for code, _name in settings.REPORTER_LANGUAGES),
        "retention": "report_retention",
        "procedure": "fr-state",
        "by": OPERATOR,
        "at": at,
    }
    made = {
        code: channels.set_up(
            code=code,
            audience=code,
            names=names,
            notices=notices,
            questionnaires=() if is_short and code == "public" else TOPICS[code],
            position=place,
            **seats,
        )
        for place, (code, names, notices) in enumerate(ONLINE)
    }
    channels.set_up(code="desk", audience="clerk", position=len(ONLINE), **DESK, **seats)
    return made
