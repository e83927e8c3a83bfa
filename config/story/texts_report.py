"""What people wrote in the reports of the demonstration's investigations: invented, in French and English."""

PARTS = {
    "summary": {
        "fr": "L’enquête porte sur une allégation : %(conduct)s\n\nUne personne a été entendue et une pièce a été"
        " examinée. Le constat est motivé dans la partie qui lui est consacrée ; une recommandation est faite.",
        "en": "The investigation concerns one allegation: %(conduct)s\n\nOne person was heard and one exhibit examined."
        " The finding is reasoned in its own part; one recommendation is made.",
    },
    "facts": {
        "fr": "Les faits se situent ici : %(where)s\n\nLe registre [E1] a été remis par le service concerné et comparé"
        " aux écritures du système. Les deux concordent.\n\n%(witness)s a été entendu [I1] et a signé le procès-verbal."
        " Son récit recoupe le registre sur les jours et les heures de l’allégation [A1].",
        "en": "This is where the facts took place: %(where)s\n\nThe register [E1] was handed over by the service"
        " concerned and held against the entries of the system. The two agree.\n\n%(witness)s was heard [I1] and signed"
        " the record. The account agrees with the register on the days and hours of allegation [A1].",
    },
    "version": {
        "fr": "La personne mise en cause a reçu les passages qui la concernent. Elle explique que la file était longue"
        " et que l’ordre de passage changeait chaque jour.",
        "en": "The person concerned received the passages that concern them. They explain that the queue was long and"
        " that its order changed every day.",
    },
    "analysis": {
        "fr": "Le registre [E1] a été tenu au jour le jour, par quelqu’un qui n’y gagnait rien. L’explication par la"
        " longueur de la file ne rend pas compte des jours où la file était courte.",
        "en": "The register [E1] was kept day by day, by somebody who gained nothing by it. The length of the queue"
        " does not account for the days on which it was short.",
    },
    "controls": {
        "fr": "Une seule personne décidait de l’ordre de passage et tenait le registre. Personne ne comparait le"
        " registre au système.",
        "en": "One person alone decided the order of the queue and kept the register. Nobody held the register against"
        " the system.",
    },
}
LOSS = {
    "fr": "Droits éludés sur les envois cités dans la pièce [E1], recalculés au tarif du jour.",
    "en": "Duties evaded on the consignments of exhibit [E1], computed again at that day’s tariff.",
}
RECOMMENDATION = {
    "fr": "Confier l’ordre de passage et la tenue du registre à deux personnes, et comparer chaque semaine le registre"
    " au système.",
    "en": "Give the order of the queue and the keeping of the register to two persons, and hold the register against"
    " the system every week.",
}
COMMENT = {
    "fr": "Je conteste : la file était longue et l’ordre de passage changeait chaque jour. Vérifiez le 12 et le 19.",
    "en": "I contest this: the queue was long and its order changed every day. Check the 12th and the 19th.",
}
REPLY = {
    "fr": "Les deux jours ont été vérifiés. La file était longue le 12, et le rapport le dit désormais ; elle était"
    " courte le 19.",
    "en": "Both days were checked. The queue was long on the 12th, and the report now says so; it was short on the"
    " 19th.",
}
CHECKS = {
    "independent": {
        "fr": "Chaque membre de l’équipe a déclaré n’avoir aucun conflit avant d’ouvrir le dossier.",
        "en": "Every member of the team stated before opening the file that they have no conflict.",
    },
    "complete": {
        "fr": "Des éléments à charge et à décharge ont été recherchés ; l’allégation reçoit une réponse.",
        "en": "Evidence for and against was sought; the allegation is answered.",
    },
    "proportionate": {
        "fr": "Seuls le registre et un témoin ont été nécessaires.",
        "en": "Only the register and one witness were needed.",
    },
    "lawful": {
        "fr": "Mandat, droits notifiés et délai d’observations sont au dossier.",
        "en": "Mandate, rights notified and the time for comments are on file.",
    },
}
REGISTER = {"fr": "Inscrit au registre des rapports.", "en": "Entered in the register of reports."}
PROOF = {
    "fr": "Deux agents tiennent l’ordre et le registre ; quatre comparaisons sont versées au dossier du service.",
    "en": "Two officers keep the order and the register; four weekly comparisons are on the unit's file.",
}
NOTE = {
    "fr": "Le second agent est désigné ; la première comparaison a lieu lundi.",
    "en": "The second officer is named; the first comparison takes place on Monday.",
}
