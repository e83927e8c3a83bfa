"""The code of conduct of the story's customs: an example, written for it, in French and English."""

from datetime import date, datetime
from typing import Any

from config.story.units import name_units
from procedures.conduct import actions

TITLES = {"fr": "Code de déontologie des douanes (exemple)", "en": "Customs code of conduct (example)"}
FIRST, SECOND = date(2019, 1, 1), date(2025, 1, 1)
# (number, heading fr, wording fr, heading en, wording en)
ARTICLES = (
    ("1", "Service du public", "L’agent sert le public avec exactitude, courtoisie et égalité de traitement.",
     "Service to the public", "Staff serve the public accurately, courteously and equally."),
    ("2", "Probité", "L’agent ne demande ni n’accepte rien pour un acte de ses fonctions ou pour s’en abstenir.",
     "Probity", "Staff neither ask for nor accept anything for doing their duty or for not doing it."),
    ("3", "Cadeaux", "L’agent refuse les cadeaux, sauf un objet de faible valeur offert en public, qu’il déclare.",
     "Gifts", "Staff refuse gifts, except an object of small value offered in public, which they declare."),
    ("4", "Conflits d’intérêts", "L’agent déclare tout lien avec une affaire et s’en retire.",
     "Conflicts of interests", "Staff declare any tie to a matter and withdraw from it."),
    ("5", "Secret", "L’agent ne révèle ni n’utilise à titre privé ce qu’il apprend dans ses fonctions.",
     "Secrecy", "Staff neither reveal nor use for themselves what they learn in their duties."),
    ("6", "Systèmes", "L’agent n’emploie que ses propres accès, et seulement pour le service.",
     "Systems", "Staff use their own access only, and only for the service."),
    ("7", "Contrôles", "Une marchandise n’est libérée qu’après le contrôle prescrit, consigné par qui l’a fait.",
     "Controls", "Goods are released only after the prescribed control, recorded by whoever carried it out."),
    ("8", "Activités privées", "Une activité privée rémunérée est soumise à autorisation.",
     "Private activities", "A paid private activity needs permission."),
    ("9", "Respect", "L’agent ne harcèle ni ne menace collègues ou usagers.",
     "Respect", "Staff neither harass nor threaten colleagues or the public."),
    ("10", "Signalement", "L’agent signale les manquements ; nul ne subit de mesure pour l’avoir fait de bonne foi.",
     "Reporting", "Staff report breaches; nobody suffers for having done so in good faith."),
)  # fmt: skip
NO_GIFTS = {
    "fr": "L’agent refuse tout cadeau, quelle qu’en soit la valeur, et consigne l’offre.",
    "en": "Staff refuse every gift, whatever its value, and record the offer.",
}


def write_down(by: Any, at: datetime) -> None:
    """The names of the units; ten articles, of which the third was tightened in 2025."""
    name_units(by, at)
    document = actions.add_document(code="conduct", titles=TITLES, is_example=True, by=by, at=at)
    for number, title_fr, text_fr, title_en, text_en in ARTICLES:
        titles, texts = {"fr": title_fr, "en": title_en}, {"fr": text_fr, "en": text_en}
        article = actions.add_article(
            document=document, number=number, valid_from=FIRST, titles=titles, texts=texts, by=by, at=at
        )
        if number == "3":
            actions.add_version(article=article, valid_from=SECOND, titles=titles, texts=NO_GIFTS, by=by, at=at)
