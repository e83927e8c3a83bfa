"""What people wrote in the demonstration: invented, in French and English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tale:
    """One kind of matter as a reporter, an investigator and a board would put it."""

    report: str  # category of the report
    category: str  # category of the pinned procedure
    unit: str
    narrative: str
    where: str
    facts: str
    conduct: str
    subject: str
    post: str
    witness: str
    statement: str
    exhibit: str
    question: str
    answer: str


FRENCH: tuple[Tale, ...] = (
    Tale(
        "bribery",
        "corruption",
        "container-terminal",
        "Je suis transitaire. Depuis janvier, l’inspecteur de la voie 4 demande une enveloppe pour chaque conteneur "
        "réfrigéré. Si on refuse, le conteneur passe deux jours de plus au froid, à nos frais. J’ai payé trois fois.",
        "Terminal à conteneurs, voie 4, le matin.",
        "Un agent de la voie 4 aurait demandé de l’argent pour des conteneurs réfrigérés, entre janvier et mars.",
        "A demandé et reçu de l’argent pour accorder la mainlevée de conteneurs réfrigérés.",
        "Loïc Exemplaire",
        "Inspecteur, voie 4",
        "Chef de quai de l’entrepôt frigorifique",
        "J’ai vu l’enveloppe passer par la fenêtre du bureau, deux fois, vers sept heures.",
        "Registre des mainlevées de la voie 4, janvier à mars.",
        "Avez-vous gardé une trace des trois paiements : date, montant, nom du conteneur ?",
        "Le premier était le 14 janvier, 40 000 à chaque fois. Je n’ai pas de reçu.",
    ),
    Tale(
        "smuggling",
        "clearance",
        "river-port",
        "Deux camions sont sortis du port fluvial dans la nuit sans passer au scanner. Le chef de brigade a ouvert la "
        "barrière lui-même. Ce n’est pas la première fois, les collègues se taisent.",
        "Port fluvial, barrière est, la nuit.",
        "Deux camions auraient quitté le port fluvial de nuit sans contrôle, barrière ouverte par un gradé.",
        "A fait sortir deux camions sans le contrôle prescrit.",
        "Anselme Fictif",
        "Chef de brigade",
        "Agent de garde à la barrière est",
        "On m’a dit d’éteindre la caméra et d’aller prendre un café.",
        "Images de la barrière est, avec une coupure de vingt minutes.",
        "Vous souvenez-vous du jour, ou de ce qui se passait ce soir-là ?",
        "C’était la nuit du match, un mercredi.",
    ),
    Tale(
        "fraud",
        "misappropriation",
        "airport-cargo",
        "Des téléphones saisis en février ne sont plus dans le magasin des saisies. L’inventaire dit qu’ils y sont. "
        "J’ai compté moi-même : il en manque trente-deux.",
        "Aéroport, magasin des saisies.",
        "Trente-deux téléphones saisis manqueraient au magasin, alors que l’inventaire les porte présents.",
        "A soustrait des marchandises saisies dont la garde lui était confiée.",
        "Corentin Imaginé",
        "Gestionnaire du magasin des saisies",
        "Agent comptable",
        "L’inventaire de mars a été signé sans que personne ouvre les armoires.",
        "Inventaire de mars et fiches de saisie de février.",
        "Qui d’autre a la clé du magasin ?",
        "Le gestionnaire et le chef de service. La troisième clé est perdue depuis un an.",
    ),
    Tale(
        "favour",
        "interests",
        "headquarters",
        "La personne qui classe les demandes d’agrément est la sœur du patron d’un des commissionnaires. Les dossiers "
        "des autres attendent des mois, le sien une semaine.",
        "Direction, bureau des agréments.",
        "Une personne chargée des agréments aurait traité en priorité les demandes d’un proche parent.",
        "A instruit des demandes d’agrément d’une société dirigée par un proche parent, sans le signaler.",
        "Mireille Supposée",
        "Rédactrice, bureau des agréments",
        "Collègue du bureau des agréments",
        "Elle gardait ces dossiers-là dans son propre tiroir.",
        "Journal du logiciel des agréments, douze mois.",
        "Savez-vous si quelqu’un l’a déjà signalé en interne ?",
        "Oui, à l’ancien chef de bureau, à l’oral.",
    ),
    Tale(
        "harassment",
        "harassment",
        "passenger-hall",
        "Mon chef d’équipe m’insulte devant les voyageurs depuis que j’ai refusé de changer un procès-verbal. Il m’a "
        "retiré de toutes les équipes de jour.",
        "Aérogare, salle d’arrivée.",
        "Un agent serait humilié et écarté du service de jour depuis qu’il a refusé de modifier un procès-verbal.",
        "A tenu des propos humiliants répétés et modifié le service d’un agent sans motif de service.",
        "Régis Inventé",
        "Chef d’équipe",
        "Agent de la même équipe",
        "Il l’a traité d’incapable devant une file entière, au moins cinq fois.",
        "Tableaux de service de janvier à avril.",
        "Y a-t-il eu des témoins que nous pourrions entendre sans vous désigner ?",
        "Toute l’équipe de nuit, et deux personnes de la sûreté.",
    ),
)

ENGLISH: tuple[Tale, ...] = (
    Tale(
        "bribery",
        "corruption",
        "airport-cargo",
        "I drive for a courier company. At the cargo gate the officer on the late shift waves through our pallets when "
        "there is a carton of cigarettes on the seat. My boss calls it the toll. I do not want to do it any more.",
        "Airport cargo gate, late shift.",
        "An officer of the late shift is said to accept cigarettes for letting pallets through unchecked.",
        "Accepted goods for letting pallets leave without the check that was due.",
        "Evan Placeholder",
        "Officer, cargo gate",
        "Warehouse clerk",
        "The cartons were counted into the van every Thursday.",
        "Gate log of the late shift, eight weeks.",
        "Could you tell us on which days of the week this happens?",
        "Tuesdays and Thursdays. Never when the tall sergeant is on.",
    ),
    Tale(
        "records",
        "systems",
        "headquarters",
        "Somebody looks up the declarations of our competitors and sells them. We were offered last month's prices of "
        "three importers for cash. The print-out had an office user code on top.",
        "Printed at headquarters, offered in a café.",
        "Declarations of three importers are said to have been read without a reason of service and sold.",
        "Read declarations without a reason of service and passed them to outsiders.",
        "Dana Madeup",
        "Analyst",
        "Systems officer",
        "The account opened forty declarations of companies that it has nothing to do with.",
        "Access log of the declaration system, March and April.",
        "May we see the print-out, with anything that points to you covered?",
        "I will scan the top half only.",
    ),
    Tale(
        "smuggling",
        "clearance",
        "container-terminal",
        "Containers of one importer always get the green lane, whatever the risk score says. The scores are changed by "
        "hand just before the ship arrives.",
        "Container terminal, risk desk.",
        "Risk scores of one importer are said to be changed by hand before arrival, so that nothing is inspected.",
        "Changed risk scores by hand so that containers were released without inspection.",
        "Otis Invented",
        "Officer, risk desk",
        "Shift supervisor",
        "The override needs a reason. His reason was always one full stop.",
        "Override list of the risk engine, one year.",
        "Do you know whether the importer is aware of it?",
        "Their agent jokes that they have a friend upstairs.",
    ),
    Tale(
        "abuse",
        "extortion",
        "passenger-hall",
        "A traveller was kept for six hours because she would not pay a fee that does not exist. I translated for her. "
        "The officer tore up the receipt book page afterwards.",
        "Arrivals hall, search room 2.",
        "A traveller is said to have been held for hours to make her pay a fee that the tariff does not know.",
        "Held a traveller and demanded a fee that does not exist.",
        "Petra Nobody",
        "Officer, arrivals",
        "Interpreter on duty",
        "She asked for the tariff and was told that he is the tariff.",
        "Receipt book with a missing page; search room register.",
        "Do you remember the flight, so that we can find the register?",
        "It came in just before midnight on the first Sunday of the month.",
    ),
)

THANKS = {
    "fr": "Nous avons bien reçu votre signalement. Une personne de l’office le lit et vous répondra ici.",
    "en": "We have received your report. A person of the office reads it and will answer you here.",
}
FEEDBACK = {
    "fr": "Votre signalement a été examiné jusqu’au bout. Ce que vous avez décrit a conduit à une décision que nous ne "
    "pouvons pas détailler sans risque pour vous. Merci d’avoir parlé.",
    "en": "Your report was examined to its end. What you described led to a decision, which we cannot detail without a "
    "risk to you. Thank you for speaking up.",
}
NO_CASE = {
    "fr": "Nous avons examiné votre signalement. Ce qu’il décrit relève d’un autre service ; voici comment le saisir.",
    "en": "We have examined your report. What it describes is for another body; this is how to turn to it.",
}
PLAN = {
    "fr": "Hypothèses, sources, deux entretiens, relevé des journaux.",
    "en": "Hypotheses, sources, two interviews, extraction of the logs.",
}
RECEIPT = {
    "fr": "Récépissé signé sur place, joint au dossier papier.",
    "en": "Receipt signed on the spot, kept in the paper file.",
}
MANDATE = {
    "fr": "Établir si les faits allégués ont eu lieu, à charge et à décharge, et qui y a pris part.",
    "en": "Establish whether the alleged facts took place, looking both ways, and who took part in them.",
}
REASONING = {
    "fr": "Le témoignage et la pièce se recoupent ; aucune explication contraire n’a été trouvée.",
    "en": "The statement and the exhibit agree; no other explanation was found.",
}
MINUTES = {
    "fr": "Le rapport est lu. L’intéressé, averti de son droit de se taire, s’explique. Il a la parole en dernier.",
    "en": "The report is read. The person, told of the right to remain silent, gives an account and speaks last.",
}
ANSWER = {
    "fr": "La personne répond à la charge de vive voix et remet une réponse écrite, assistée de son syndicat.",
    "en": "The person answers the charge aloud and hands in a written answer, with the help of the union.",
}
LATE = {
    "fr": "Les constats n’ont été confirmés qu’après le délai ; les faits sont graves, sans tort pour la personne.",
    "en": "The findings were confirmed only after the limit; the facts are grave, and no harm was done to the person.",
}
GRANTED = {
    "fr": "L’enquête a été menée sans retard. L’avis juridique joint au dossier admet la poursuite, à nos risques.",
    "en": "The investigation was led without delay. The legal opinion on file admits going on, at our own risk.",
}
SIZE = {
    "fr": "Arrêté de composition du conseil : deux représentants de chaque collège.",
    "en": "Order on the composition of the board: two representatives of each college.",
}
PLACE = {
    "fr": "9 h 30, salle du conseil, direction générale des douanes, deuxième étage.",
    "en": "9.30 am, council room, directorate general of customs, second floor.",
}
TIE = {
    "fr": "La personne fait valoir que ce membre a dirigé son bureau pendant deux ans ; le membre se retire.",
    "en": "The person points out that this member headed their office for two years; the member steps down.",
}
POSTPONED = {
    "fr": "Le défenseur, désigné trois jours plus tôt, demande le temps de lire les annexes.",
    "en": "Counsel, chosen three days before, asks for time to read the annexes.",
}
INQUIRY = {
    "fr": "Le dossier ne dit pas qui tenait le registre le soir des faits : interroger le service.",
    "en": "On the file as it stands the board cannot say who kept the register that evening: ask the post.",
}
INQUIRED = {
    "fr": "Le service a produit le tableau de garde : l’intéressé tenait le registre de dix-huit heures à minuit.",
    "en": "The post has handed over the roster: the officer kept the register from six to midnight.",
}
WITNESS_NAME = {"fr": "Chef de visite du terminal", "en": "Head of examination at the terminal"}
WITNESS = {
    "fr": "Le témoin n’a jamais vu d’argent circuler ; il confirme que les rapports de visite manquent ce jour-là.",
    "en": "The witness never saw money change hands, and confirms that the reports of that day are missing.",
}
OPINION = {
    "fr": "Les faits sont établis et graves ; l’absence d’antécédents est retenue.",
    "en": "The facts are proved and grave; a clean record is taken into account.",
}
DECISION = {
    "fr": "Les faits retenus constituent un manquement aux obligations. La sanction est proportionnée à leur gravité.",
    "en": "The facts found proved are a breach of duty. The sanction is proportionate to their gravity.",
}
APPEAL = {
    "fr": "Le dossier communiqué ne contenait pas l’annexe 3. La sanction est en outre disproportionnée.",
    "en": "The file that was shown lacked annex 3. The sanction is disproportionate besides.",
}
APPEAL_REASONS = {
    "fr": "Le moyen tiré du dossier est écarté : l’annexe avait été consultée. La sanction est adaptée à la faute.",
    "en": "The ground about the file fails: the annex had been read. The sanction fits the fault.",
}

NOTHING_FOR = {
    "fr": "Ni les journaux ni les personnes entendues n’appuient ce qui était allégué.",
    "en": "Neither the logs nor the people heard support what was alleged.",
}
NOTHING_AGAINST = {
    "fr": "Recherché auprès de trois services ; aucune pièce ni personne ne dit le contraire.",
    "en": "Sought in three services; no piece and nobody says otherwise.",
}
