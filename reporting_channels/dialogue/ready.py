"""Texts and labels that an office has on its first day; data from then on."""

from typing import Any

from reporting_channels.codes import MessageKind

TEMPLATES: tuple[dict[str, Any], ...] = (
    {
        "kind": MessageKind.QUESTION,
        "names": {"en": "When and where", "fr": "Quand et où"},
        "texts": {
            "en": "When did it happen, and where? An approximate day and the name of a place, a post or a gate "
            "help us. If you do not know, say so: that is an answer too.",
            "fr": "Quand et où cela s’est-il passé ? Un jour approximatif et le nom d’un lieu, d’un poste ou "
            "d’une porte nous aident. Si vous ne le savez pas, dites-le : c’est aussi une réponse.",
            "ar": "متى حدث ذلك، وأين؟ يفيدنا يوم تقريبي واسم مكان أو مركز أو بوابة. وإن كنت لا تعرف فقل ذلك: فهو "
            "إجابة أيضا.",
            "ja": "それはいつ、どこで起きましたか。おおよその日付と、場所、詰所、ゲートの名前があると助かります。"
            "分からないときは、そのようにお書きください。それも答えの一つです。",
        },
    },
    {
        "kind": MessageKind.QUESTION,
        "names": {"en": "Who else saw it", "fr": "Qui d’autre l’a vu"},
        "texts": {
            "en": "Did anybody else see or hear it? Do not ask them yourself, and name somebody only if it puts "
            "neither them nor you in danger.",
            "fr": "Une autre personne l’a-t-elle vu ou entendu ? Ne le lui demandez pas vous-même, et ne nommez "
            "quelqu’un que si cela ne met en danger ni cette personne ni vous.",
            "ar": "هل رآه أو سمعه شخص آخر؟ لا تسأله بنفسك، ولا تذكر اسم أحد إلا إذا كان ذلك لا يعرّضه ولا يعرّضك للخطر.",
            "ja": "ほかに見た人や聞いた人はいますか。ご自身でその人に尋ねないでください。"
            "その人にもあなたにも危険が及ばない場合にだけ、名前をお書きください。",
        },
    },
    {
        "kind": MessageKind.QUESTION,
        "names": {"en": "Documents", "fr": "Documents"},
        "texts": {
            "en": "Do you have a document, a picture or a message that shows it? Send only what you may lawfully hold, "
            "and do nothing that could draw attention to you.",
            "fr": "Avez-vous un document, une photographie ou un message qui le montre ? N’envoyez que ce que vous "
            "détenez légalement, et ne faites rien qui puisse attirer l’attention sur vous.",
            "ar": "هل لديك وثيقة أو صورة أو رسالة تبيّن ذلك؟ لا ترسل إلا ما يجوز لك قانونا أن تحوزه، ولا تفعل "
            "شيئا قد يلفت الأنظار إليك.",
            "ja": "それを示す書類、写真、メッセージはお持ちですか。"
            "適法に持つことのできるものだけをお送りください。"
            "あなたに注意が向くおそれのあることはしないでください。",
        },
    },
    {
        "kind": MessageKind.QUESTION,
        "names": {"en": "Your safety", "fr": "Votre sécurité"},
        "texts": {
            "en": "Do you fear that somebody suspects you, or has anything already been done to you? Tell us what, and "
            "what would protect you.",
            "fr": "Craignez-vous d’être soupçonné, ou avez-vous déjà subi quelque chose ? Dites-nous quoi, et ce qui "
            "vous protégerait.",
            "ar": "هل تخشى أن يشتبه فيك أحد، أو هل أصابك شيء بالفعل؟ قل لنا ما هو، وما الذي يحميك.",
            "ja": "誰かに疑われている心配や、すでに何かされたことはありますか。どのようなことか、"
            "また何があれば身を守れるかをお知らせください。",
        },
    },
    {
        "kind": MessageKind.NEWS,
        "names": {"en": "We are still working on it", "fr": "L’examen continue"},
        "texts": {
            "en": "We are still examining what you told us. We cannot say more without putting the examination "
            "at risk. You will find the next news here.",
            "fr": "Nous continuons d’examiner ce que vous nous avez dit. Nous ne pouvons en dire plus sans "
            "compromettre cet examen. Vous trouverez ici les prochaines nouvelles.",
            "ar": "ما زلنا ننظر فيما رويته لنا. ولا نستطيع أن نقول أكثر من ذلك دون الإضرار بهذا النظر. وستجد هنا "
            "ما يستجدّ.",
            "ja": "お伝えいただいた内容を引き続き調べています。調査に支障が出るため、"
            "これ以上お伝えすることはできません。次のお知らせもここに掲載します。",
        },
    },
    {
        "kind": MessageKind.NEWS,
        "names": {"en": "Another body is competent", "fr": "Un autre service est compétent"},
        "texts": {
            "en": "What you describe falls to another body. We pass nothing on without your agreement unless the law "
            "obliges us: tell us here whether you agree.",
            "fr": "Ce que vous décrivez relève d’un autre service. Nous ne transmettons rien sans votre accord, "
            "sauf si la loi nous y oblige : dites-nous ici si vous êtes d’accord.",
            "ar": "ما تصفه من اختصاص جهة أخرى. ولا نحيل شيئا دون موافقتك إلا إذا ألزمنا القانون بذلك: قل لنا هنا "
            "هل توافق.",
            "ja": "お伝えいただいた内容は、ほかの機関の所管です。法令で義務付けられる場合を除き、"
            "同意なしにお伝えすることはありません。同意されるかどうかを、ここでお知らせください。",
        },
    },
)
TAGS: tuple[dict[str, Any], ...] = (
    {"code": "urgent", "names": {"en": "Urgent", "fr": "Urgent"}},
    {"code": "protection", "names": {"en": "Protection of the reporter", "fr": "Protection de l’auteur"}},
    {"code": "press", "names": {"en": "Known to the press", "fr": "Connu de la presse"}},
    {"code": "other-body", "names": {"en": "With another body", "fr": "Avec un autre service"}},
    {"code": "series", "names": {"en": "One of a series", "fr": "Fait partie d’une série"}},
)
