/** How mail systems of the world announce that a letter was not delivered. Patterns, not sentences: programs vary their words. */

/** In the subject, from its beginning; a "Re:" before it means that a person answers. */
export const bounceSubjects: readonly RegExp[] = [
  /^\W*(?:mail )?(?:delivery|deliver) (?:status )?(?:notification|report|status|failure|failed|failu|error|problem|delayed|has failed|warning|unsuccessful)/i,
  /^\W*(?:e-?mail|message|mail) (?:delivery|system|transfer)? ?(?:failed|failure|failing|error|problem|delayed|returned|undeliver|not delivered|could not be|couldn|was not|rejected|blocked|bounced|status|notification)/i,
  /^\W*(?:undeliver(?:ed|able|ed mail)|non[- ]?deliver(?:y|able)|non[- ]?remis|nondeliverable|returned (?:mail|e-?mail|message)|return(?:ed)? to sender|failure notice|failure delivery|failed mail|bounced? (?:mail|message|e-?mail)?|\[bounce\]|unable to deliver|cannot (?:send|deliver)|could ?n[o']t (?:send|deliver)|rejected (?:mail|message|posting)|user unknown|unknown user|mail could not|dsn: )/i,
  /^\W*(?:warning|notice|error)\W+.{0,40}(?:could not send|mail delivery|message delayed|message.{0,20}deliver|delayed|undeliver|not delivered)/i,
  /^\W*(?:your )?(?:message|e-?mail|mail) (?:to |you sent|for )?.{0,80}(?:could not be delivered|was not delivered|not delivered|undeliverable|blocked|bounced|delayed|returned|rejected|failed)/i,
  /^\W*(?:there (?:was|is) (?:an? )?)?(?:problem|error|trouble|sorry|an error occurred)\b.{0,30}(?:deliver|sending)/i,
  /^\W*\*{2}message (?:you sent )?(?:blocked|not delivered)|^\W*(?:delivery failed|disallowed|mail quota|mailbox (?:full|unavailable)|over ?quota)/i,
  /^\W*(?:недоставлен|не ?доставлен|письмо не|сообщение не|не удалось доставить|не удаётся доставить|не удается доставить|невозможно доставить|ошибка (?:доставки|при доставке|отправки)|возврат (?:письма|сообщения|почты)|уведомление о (?:недоставке|доставке|состоянии доставки|статусе доставки|сбое)|отч[её]т о (?:недоставке|доставке)|состояние доставки|задержка доставки|доставка (?:сообщения|письма)? ?(?:не|задерж|отложен)|ваше (?:письмо|сообщение) .{0,60}не (?:было|может быть)? ?доставлен)/iu,
  /^\W*(?:unzustellbar|nicht zustellbar|zustellung|zustellungs|zustellfehler|fehler bei der (?:zustellung|übermittlung)|nachricht (?:konnte )?nicht|unzustellbare|mail ?fehler|rückläufer)/iu,
  /^\W*(?:non[- ]remis|échec de (?:la )?(?:remise|distribution|livraison)|message non (?:délivré|distribué|remis)|erreur de (?:distribution|remise)|non délivr|avis de non[- ]remise|retour de courrier)/iu,
  /^\W*(?:no se puede entregar|no entregado|no se ha podido entregar|mensaje (?:no|devuelto)|correo (?:no|devuelto)|notificación (?:del )?estado de entrega|error (?:de|en la) entrega|fallo (?:de|en la) entrega|não (?:é possível entregar|entregue)|falha (?:na|de) entrega|notificação de (?:status|estado) de entrega|mensagem não entregue)/iu,
  /^\W*(?:non recapitabile|mancata consegna|recapito non riuscito|consegna fallita|messaggio non|notifica (?:sullo|di) stato|onbestelbaar|niet bezorgd|bezorging mislukt|niedostarczone|niedoręczon|zwrot wiadomości|nie można dostarczyć|nedoručitelné|nedoručeno|недоставлене|не вдалося доставити|kan inte levereras|ikke levert|ulevert|kan ikke leveres|ei voitu toimittaa|teslim edilemedi|iletilemedi)/iu,
  /(?:配信|配達|送信|送達|配送|送达|投递|傳遞|递送|寄送).{0,6}(?:不能|不可|できません|エラー|失敗|失败|通知|状況|未|退)|(?:退信|系统退信|系統退信|未送達|宛先不明|メールエラー|无法投递|無法傳遞|반송|배달 ?(?:실패|불가)|전송 ?실패)/u,
  /^\s*(?:kézbesíthetetlen|nelivrabil|недоставимо|жеткізілмеді|δεν παραδόθηκε|không gửi được|לא ניתן למסירה|تعذر التسليم|ไม่สามารถส่งได้)\s*:/iu,
  /^\W*(?:message|mail|e-?mail|letter) you sent (?:was )?(?:blocked|rejected|not delivered)/i,
  /^\W*(?:e-?mail |mail )?automatically rejected|(?:non remis|delivery failed|undeliverable|undelivered|not delivered|could not be delivered|недоставлено|не доставлено)\W*$/iu,
]

/** How a mail system introduces itself: nobody else says this of himself, so that any sender may. */
export const bounceIntroductions: readonly RegExp[] = [
  /this (?:message|e-?mail|mail|is a message) (?:was|has been) (?:automatically )?(?:created|generated|sent) ?(?:automatically)? by (?:the |our )?(?:mail delivery|mail (?:system|server)|mailer|e-?mail (?:system|server)|smtp|postfix|exim|facebook|the delivery)/i,
  /this (?:report|is an automatically|is an automated|is an auto).{0,80}(?:delivery|could not be delivered|undeliver)|this is (?:a|an) (?:automat\w+ )?(?:delivery status|non-?delivery|delivery failure|delivery) (?:notification|report|message)/i,
  /this is the (?:mail system|postfix|qmail|sendmail|exim|mail (?:delivery|server|transfer)|delivery (?:system|agent)|mta|dragonfly|james|courier|smtp|email (?:system|server)|[\w.-]+ (?:program|mail server))/i,
  /(?:^|[.!>-] ?)hi[.!]? this is the |courier mail server|dragonfly mail agent|i am sending you this message to inform you on the delivery/i,
  /transcript of session follows|(?:addresses|recipients) had (?:permanent|transient|delivery)|unsent message follows|returned (?:mail|message) follows|message header follows|below this line is a copy|did not reach the following recipient|-{3,} ?failure reasons|-{3,} ?server message|did not reach some or all of the intended|-{3,} ?failed recipients|message from interscan/i,
  /(?:письмо|сообщение) (?:было )?(?:создано|отправлено|сформировано) (?:автоматически )?(?:почтов|сервером|системой доставки)|создано автоматически (?:сервером|почтов)/iu,
]

/** What a mail system says first. */
export const bounceOpenings: readonly RegExp[] = [
  ...bounceIntroductions,
  /(?:message|mail|e-?mail)s?(?: that)? you sent (?:to .{0,80})?(?:could not|couldn|was not|wasn|has not|contained|has been (?:blocked|rejected|returned|delayed)|bounced|was undeliver|is undeliver|was (?:blocked|rejected|returned)|on .{0,40}could not)/i,
  /your (?:message|mail|e-?mail|letter)(?: (?:to|for|with|about|sent|of|subject)\b.{0,120}?)? ?(?:could not be|couldn['’]t be|can ?not be|was not|wasn['’]t|has not been|did not reach|didn['’]t reach|was (?:rejected|blocked|undeliver|returned|bounced)|has been (?:rejected|blocked|delayed|returned|bounced|enqueued)|is (?:undeliver|delayed)|has (?:bounced|encountered)|bounced|cannot)/i,
  /delivery (?:to|of|for) .{0,150}?(?:failed|has failed|was (?:not|unsuccessful)|has been delayed|is delayed|could not|permanently|aborted)|delivery has failed|delivery (?:failed|failure|attempt|error|problem|delayed)|mail delivery (?:failed|failure|error|problem)/i,
  /(?:following|these|this|one or more|some or all)(?: of)?(?: the| your| its| intended)* (?:address|recipient|destination|user|e-?mail)\w*(?:\(e?s\))?.{0,80}(?:fail|error|problem|reject|could not|not (?:be )?deliver|undeliver|not reach|unknown|did not receive|invalid|permanent)/i,
  /(?:did not|didn['’]t|could not|couldn['’]t|cannot|can ?not|unable to|failed to|not able to|wasn['’]t able to|unsuccessful in|trouble) (?:be )?(?:deliver|reach|send(?:ing)? (?:your|the|this|to)|process)\w*.{0,80}/i,
  /(?:address not found|message (?:not delivered|blocked|rejected|undeliver)|undeliverable|there was (?:a|an) (?:problem|error) (?:deliver|send)\w+|recipient(?:'s)? (?:inbox|mailbox|address).{0,40}(?:full|rejected|unknown)|(?:was|were) undeliverable|delivery status notification|non-?delivery (?:report|notification))/i,
  /permanent fatal error|unsent message|original message (?:was|follows)|unable to deliver/i,
  /(?:письмо|сообщение|почта|доставка).{0,120}не (?:удалось|может быть|могло|был[оа]?|будет|доставлен|выполнена|удалась)|не удал(?:ось|ась) доставить|недоставлен|не доставлен|невозможно доставить|ошибка (?:при )?доставк|адрес не найден|доставка .{0,80}(?:отложена|задержана|невозможна)|это почтовая система/iu,
  /(?:nicht|konnte\w*) (?:\S+ ){0,6}(?:zugestellt|ausgeliefert|übermittelt)|fehler bei der (?:nachrichten)?(?:zustellung|übermittlung)|unzustellbar|zustellung .{0,60}(?:fehlgeschlagen|gescheitert|verzögert)|empfänger.{0,60}(?:unbekannt|nicht)/iu,
  /(?:n['’]a pas p[uû]|n['’]a pas (?:été|ete)|ne peut pas|impossible d['’]?e?) ?(?:[êe]tre )?(?:\S+ )?(?:remis|distribu[ée]|d[ée]livr[ée]|livr[ée]|achemin[ée])|échec de la (?:remise|distribution)|non[- ]remis|destinataire.{0,40}(?:inconnu|introuvable)/iu,
  /no (?:se )?(?:pudo|puede|ha podido|ha sido|fue|pudo ser) (?:ser )?(?:entrega|enviad)|no se entregó|dirección no encontrada|não (?:pôde|foi|pode)(?: ser)? (?:possível )?(?:entreg|enviad)|endereço não encontrado|falha na entrega/iu,
  /non (?:è stato|è possibile|ha potuto)(?: essere)? ?(?:possibile )?(?:consegn|recapit|invi)|recapito non riuscito|niet (?:worden )?(?:bezorgd|afgeleverd)|kon niet worden|nie (?:można|udało się|została) (?:dostarcz|doręcz)|adres niet gevonden|nelze doručit|не вдалося доставити|teslim edilemedi/iu,
  /(?:配信|配達|送信|送達|配送)(?:でき|出来|され)ませ|エラーのため|(?:メール|メッセージ).{0,20}(?:届け|配送|配信|送信).{0,12}(?:ません|失敗|エラー)|宛先.{0,20}(?:不明|見つかり|存在し)|无法(?:投递|送达|发送)|無法(?:傳遞|送達|寄送)|被退回|退信|收件人.{0,12}(?:不存在|拒)|(?:전송|배달|전달).{0,10}(?:실패|못했|수 없)/u,
]

/** A person asks, greets and speaks of himself; a machine that only states may come under any name. */
export const personalTone =
  /\?|(?<!\p{L})(?:i|i['’]m|my|me|we|our|help|hello|hi|dear|я|мне|меня|мы|нам|нас|наш\p{L}*|мо[йяеию]\p{L}*|помогите|подскажите|здравствуйте|добрый|привет|уважаем\p{L}+|почему|ich|mein|wir|hallo|je|mon|nous|bonjour)(?!\p{L})/iu

/** Reasons that servers give; they convince only when a machine sent the letter. */
export const bounceWords: readonly RegExp[] = [
  /(?:user|mailbox|account|recipient|address|mail ?drop|domain|host)\w* (?:\S+ )?(?:is |was |has been |does |did )?(?:unknown|not (?:found|exist|known|listed|available|valid)|n[o']t exist|unavailable|disabled|suspended|inactive|full|over ?quota|rejected|invalid|does not|doesn't|undeliver|over (?:its|the) (?:quota|limit))/i,
  /(?:no such|unknown|invalid|bad|illegal|unrouteable|unroutable|nonexist\w*|non-exist\w*) (?:user|mailbox|recipient|address|host|domain|account|local part|person)/i,
  /(?:relay(?:ing)? (?:access )?denied|relaying (?:is )?not|message (?:size|too (?:large|big))|exceeds? (?:\S+ ){0,4}(?:size|limit|quota|maximum)|quota exceeded|exceeded (?:\S+ ){0,3}(?:quota|storage)|blocked (?:by|for|using)|rejected (?:by|for|as|due)|connection (?:timed out|refused|reset)|host (?:or domain )?(?:name )?not (?:found|known)|too many hops|mail loop|looping|retry time(?:out)?|spam)/i,
  /(?<![\d.])[45]\d\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|[a-z<])/i,
  /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/,
  /full mailbox|postponed|undeliver|not (?:be )?delivered|deliver(?:y|ing|ed)? (?:\S+ ){0,4}(?:fail|problem|error|impossible|unsuccess|not possible)|fail\w* (?:\S+ ){0,4}deliver|(?:has|been|was|were) (?:bounced|returned|rejected|refused)|diagnostic|remote (?:host|server|mta) said|(?:can ?not|could not|unable to) (?:be )?(?:accept|deliver|find|locate|process|send|open)/i,
  /пользовател[ья].{0,40}не (?:найден|существует)|ящик.{0,40}(?:переполнен|не (?:найден|существует)|заблокирован)|(?:адрес|получател|домен).{0,60}не (?:найден|существует|обнаружен)|превышен|не доставлен|отклонен|отвергнут/iu,
]
