"""Two reports in the languages that only reporters speak: a broker writes in Arabic, a carrier in Japanese."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from audit.actors import REPORTER
from config.story.people import Person
from reporting_channels import asking
from reporting_channels.actions import messages, reports
from reporting_channels.dialogue.ready import TEMPLATES
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.told import Told
from vault import receipts

BROKER = (
    "أنا وسيط لدى الجمارك في الميناء. منذ بداية الصيف لا تُفرج المصلحة عن حاويات قطع الغيار إلا بعد أن يمرّ الملف على "
    "موظف بعينه يطلب «ثمن القهوة»، نحو 300 دينار عن كل حاوية.\n"
    "رفضت مرتين فبقيت البضاعة 9 أيام في الرصيف، ثم دفعت. التصريح رقم D-4471/26 من بينها."
)
BROKER_SAID = {
    "deal": "given",
    "gift": ["money"],
    "amount": {"sum": "300.00", "currency": "TND", "around": True},
    "purpose": "owed",
    "when": {"year": 2026, "month": 6, "around": True},
    "where": {"unit": "مكتب الميناء التجاري", "post": "الرصيف 3"},
    "who": [{"name": "موظف في الأربعينات، يلقّبونه «الحاج»", "function": "مصلحة المعاينة", "relation": "did"}],
    "reference": "D-4471/26",
    "proof": ["messages", "papers"],
    "fear": "أخشى أن تُعطَّل ملفاتي القادمة، فأغلبها يمرّ بالمصلحة نفسها.",
}
BROKER_ANSWERED = "كان ذلك أول مرة يوم 15 جوان تقريبا، في قاعة الشبابيك قرب الباب B. كان معه سائق يعرفني."
THANKS = "لقد تسلّمنا بلاغك وقرأه أحد موظفينا. نشكرك على ثقتك. وسنخبرك هنا بما يؤول إليه الأمر."
CARRIER = (
    "国際貨物の運送会社で働いています。先月から、夜間の第2ゲートで、X線検査を受けずに通されるトラックがあります。"
    "運転手が窓口で封筒を渡すのを、少なくとも3回見ました。荷主は毎回同じ会社のようです。"
)


def in_their_own(people: dict[str, Person], channels: dict[str, Any], now: datetime) -> None:
    """The broker is answered and asked in Arabic, and answers; nobody has read the carrier's words yet."""
    awa, at = people["awa"].member, now - timedelta(days=8)
    receipt = receipts.new_code()
    told = _told(channels["operators"], "bribe", "ar", BROKER, BROKER_SAID, receipt)
    report = reports.receive(channel=channels["operators"], told=told, by=REPORTER, at=at)
    reports.acknowledge(report=report, text=THANKS, by=awa, at=at + timedelta(days=1))
    messages.ask(report=report, text=TEMPLATES[0]["texts"]["ar"], by=awa, at=at + timedelta(days=1))
    opened = open_by_receipt(receipt)
    messages.answer(
        report=opened.report,
        key=opened.key,
        text=BROKER_ANSWERED,
        submission=secrets.token_bytes(32),
        at=at + timedelta(days=3),
    )
    told = _told(channels["public"], "release", "ja", CARRIER, {}, receipts.new_code())
    reports.receive(channel=channels["public"], told=told, by=REPORTER, at=now - timedelta(days=1))


def _told(channel: Any, topic: str, language: str, words: str, answers: dict[str, Any], receipt: str) -> Told:
    asked = next(one for one in asking.offered(channel) if one.definition.code == topic)
    return Told(
        submission=secrets.token_bytes(32),
        receipt=receipt,
        language=language,
        narrative=words,
        answers=answers,
        questionnaire=asked.id,
    )
