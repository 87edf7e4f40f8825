/** How answering machines announce themselves. */

/** A program puts these before the subject it answers; people do not. Enough alone. */
export const surePrefixes: readonly RegExp[] = [
  /^\W*(?:automatic reply|automated reply|automated response|automatic response|auto[- ]?reply|auto[- ]?response|auto[- ]?respond(?:er)?|out of office autoreply|out of office reply|auto:|\[auto\])\s*[:\])-]/i,
  /^\W*(?:out of office autoreply|\(auto[- ]?reply\)|\[auto[- ]?reply\])/i,
  /^\W*(?:автоматический ответ|автоответ|автоответчик|автоматическое уведомление об отсутствии|автоматична відповідь|автовідповідь|аўтаматычны адказ)\s*[:\])]/iu,
  /^\W*(?:automatische antwort|automatisch(?:es)? antwort|abwesenheitsnotiz|abwesenheitsbenachrichtigung|automatisch antwoord|afwezigheidsbericht)\s*:/iu,
  /^\W*(?:réponse automatique|risposta automatica|respuesta automática|resposta automática|resposta automàtica|răspuns automat)\s*:/iu,
  /^\W*(?:odpowiedź automatyczna|automatická odpov[eě]ď|automatsko odgovor|samodejni odgovor|automatikus válasz|automatiskt svar|autosvar|automatisk svar|automaattinen vastaus|otomatik yanıt|automatinis atsakymas|automātiskā atbilde|automaatvastus|αυτόματη απάντηση|автоматичен отговор)\s*:/iu,
  /^\s*[[(【]automatyczna odpowied/iu,
  /^[\s[(【]*(?:automatische abwesenheitsnotiz|abwesenheitsmeldung|message d['’]absence|frånvaromeddelande|fraværsmelding|poissaoloviesti|autoodpowiedź|vacation reply)\s*:/iu,
  /^[\s[(【]*(?:automatski odgovor|automaatne vastus|automātiska atbilde|sjálfvirkt svar|erantzun automatikoa|përgjigje automatike|balasan (?:otomatis|automatik)|avtomatik (?:javob|cavab)|trả lời tự động)\s*[:–-]/iu,
  /^[\s[(【]*(?:автоматты жауап|аутоматски одговор|автоматски одговор|ავტომატური პასუხი|ավտոմատ պատասխան|מענה אוטומטי|رد تلقائي|پاسخ خودکار|स्वचालित उत्तर|ตอบกลับอัตโนมัติ|自動回應)\s*[:：]/iu,
  // Notes says in brackets when the absent returns.
  /^\s*(?:auto|авто)\s*:.*\((?:returning|rückkehr|retour|ritorno|regreso|terug|возвращени[ея])[^()]*\d[^()]*\)\s*$/iu,
  /^\W*(?:自動応答|自動返信|不在通知|自动答复|自动回复|自動回覆|자동 ?(?:회신|응답))\s*[:：]?/u,
]

/** Any subject that speaks of absence or of an automaton. Enough only with another sign. */
export const vacationSubjects: readonly RegExp[] = [
  ...surePrefixes,
  /^\W*(?:re: ?)?(?:out[- ]of[- ](?:the[- ])?office|ooo\b|ooto\b|away (?:from|message|until|on)|absence|absent|on (?:vacation|leave|holiday)|vacation|holiday|maternity leave|annual leave|i am (?:away|out|on)|i['’]m (?:away|out|on)|currently (?:away|out)|auto[- ]?(?:re(?:ply|spon)|matic (?:re|an)|mated (?:re|an)|respon))/i,
  /(?:out of (?:the )?office|auto[- ]?(?:reply|response|responder)|automatic (?:reply|response)|automated (?:reply|response)|vacation (?:reply|message|notice|response|autoreply)|away (?:from (?:my|the) (?:mail|office|desk|email)|message|notice)|(?:is|am) (?:currently )?(?:away|out of|on (?:vacation|leave|holiday))|thank you for (?:your (?:e-?mail|message|mail|inquiry|enquiry)|contacting)|(?:request|ticket|case|message|e-?mail) (?:received|created|registered)|we (?:have )?received your|received your (?:e-?mail|message|mail|request)|acknowledg)/i,
  /(?:автоответ|автоматическ\S+ (?:ответ|уведомлен)|не в офисе|вне офиса|нет (?:на месте|в офисе|на рабочем)|отсутств(?:ие|ую|ует)|в отпуске|отпуск|в командировке|на больничном|больничный|декрет|письмо (?:получено|принято)|ваш[ае] (?:письмо|заявка|обращение) (?:получен|принят|зарегистрирован)|спасибо за (?:ваше )?(?:письмо|обращение))/iu,
  /(?:відсутн|у відпустці|відпустка|abwesen|nicht (?:im büro|im haus|erreichbar)|im urlaub|urlaub|außer haus|autoantwort|automatische|eingangsbestätigung)/iu,
  /(?:absent(?:e)?\b|absence|en congé|congés|hors du bureau|réponse auto|accusé de réception|fuori (?:ufficio|sede)|assen(?:te|za)|in ferie|fuera de (?:la )?oficina|ausen(?:te|cia)|de vacaciones|vacaciones|fora do escritório|férias|ausência)/iu,
  /(?:afwezig|niet aanwezig|buiten kantoor|op vakantie|nieobecno|poza biurem|urlop|mimo kancelář|nepřítom|dovolen|frånvar|semester|fravær|ferie|ikke på kontoret|poissa|lomalla|szabadság|ofis dışında|izinde)/iu,
  /(?:不在|休暇|自動|外出|休假|不在办公室|不在辦公室|부재)/u,
]

/** Words of any machine, answering or not. */
export const machineWords: readonly RegExp[] = [
  /(?:this is an? (?:automat\w+|auto-?generated|auto-?reply|auto ?response)|automat(?:ic|ed|ically) (?:generated )?(?:e-?mail |mail )?(?:reply|response|message|answer|generated)|auto[- ]?(?:reply|response|responder)|do not (?:reply|respond) to this (?:e-?mail|message|mail))/i,
  /(?:это (?:письмо|сообщение)?\s?(?:—|-|является)?\s?автоматическ|автоматический ответ|автоответ|сформировано автоматически|отправлено автоматически|создано автоматически|не отвечайте на это|не нужно отвечать|отвечать на него не нужно)/iu,
  /automatisch (?:generiert|erzeugt|erstellt)|(?:réponse|message) automatique|(?:respuesta|resposta) automática|risposta automatica|自動(?:返信|応答|送信)|自动(?:回复|答复)|自動回覆|자동/iu,
]

/** First words of answering machines: away, gone, or "we have your letter". */
export const vacationWords: readonly RegExp[] = [
  /(?:i am|i['’]m|i will be|i['’]ll be|is|will be|we are)(?: \w+){0,3} (?:out of (?:the )?(?:office|town|country)|away|on (?:\w+ )?(?:vacation|leave|holidays?|maternity|sabbatical|travel|a business trip)|not in the office|unavailable|travelling|traveling|on pto|absent)|out of (?:the )?office|limited access to (?:my )?e-?mail|no longer (?:with|works?|employed|at)|has left the company|have left/i,
  /(?:your (?:e-?mail|message|mail|request|inquiry|enquiry|ticket|case)(?: \(?[#\w-]*\d[\w-]*\)?)? (?:has been|was|is) (?:received|registered|logged|created)|(?:we|i) (?:have )?received your|thank you for (?:your (?:e-?mail|message|mail|inquiry|enquiry|request)|contacting|writing|getting)|will (?:respond|reply|get back|answer|return) (?:to )?(?:you|your)?.{0,40}(?:as soon as|when|upon|within|shortly|on my return))/i,
  /(?:я (?:сейчас )?(?:нахожусь |буду |ушла? )?(?:в|на) (?:ежегодном |очередном |декретном )?(?:отпуск|командировк|больничн|декрет)|нахожусь в отпуске|буду отсутствовать|отсутству[юе]|меня (?:не будет|нет) (?:на |в )?(?:месте|офисе|рабочем|до)|нет (?:на рабочем месте|в офисе|на месте)|вернусь|по возвращени|отвечу вам|больше не работа|ваше (?:письмо|обращение|сообщение) (?:получен|принят|зарегистрирован)|спасибо за (?:ваше )?(?:письмо|обращение|сообщение)|благодар\S+ за (?:ваше )?(?:письмо|обращение))/iu,
  /(?:ich bin (?:\S+ ){0,6}(?:abwesend|nicht (?:im|erreichbar|da)|im urlaub|außer haus|wieder)|abwesen|automatisch (?:generiert|erzeugt|erstellt)|ihre (?:e-?mail|nachricht|anfrage) (?:wird nicht|ist|wurde)|vielen dank für ihre|je (?:suis|serai) (?:\S+ ){0,4}(?:absent|en congé|en vacances|hors)|actuellement absent|réponse automatique|message automatique|votre (?:message|courriel|e-?mail) a (?:bien )?été)/iu,
  /(?:estoy (?:\S+ ){0,4}(?:fuera|ausente|de vacaciones)|estaré (?:fuera|ausente)|fuera de (?:la )?oficina|respuesta automática|sono (?:\S+ ){0,4}(?:assente|in ferie|fuori)|risposta automatica|estou (?:\S+ ){0,4}(?:ausente|fora|de férias)|resposta automática|ik ben (?:\S+ ){0,4}(?:afwezig|niet|op vakantie)|automatisch|jestem (?:\S+ ){0,4}(?:nieobecn|na urlopie)|nieobecn|jsem (?:\S+ ){0,4}(?:nepřítom|na dovolené)|відсутн|у відпустці)/iu,
  /(?:不在|休暇|自動(?:返信|応答|送信)|自动(?:回复|答复)|自動回覆|收到您的|已收到|부재|자동)/u,
]

export const challengeWords: readonly RegExp[] = [
  /(?:please )?(?:confirm|verify|validate|authenticate) (?:that )?(?:your|you) (?:message|e-?mail|mail|address|sent|are|identity)|(?:message|e-?mail|mail|sender) (?:needs|requires|awaiting|awaits|pending)? ?(?:your )?(?:confirmation|verification|authorization|authorisation|approval|moderator)|challenge[- /]response|spam ?arrest|boxbe|anti-?spam (?:system|service|verification)|first time sender|are you human/i,
  /подтвердите,? (?:пожалуйста,? )?(?:отправк|доставк|ваш|что вы|адрес)|требует(?:ся)? подтвержден|ожидает (?:подтвержден|одобрен|модерац)/iu,
]
