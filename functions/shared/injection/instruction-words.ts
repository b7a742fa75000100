import { wordsOf } from "../triage/word-matcher.js";

/** What a ticket does that only makes sense if a model reads it. */
export const INSTRUCTION_KINDS = [
  "override",
  "address",
  "verdict",
  "prompt",
  "dictation",
  "role",
  "authority",
  "data",
  "encoding",
  "structure",
  "hidden",
] as const;
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

/** Applies where the text has a word of every list, close to each other and in any order. */
export interface InstructionRule {
  readonly kind: InstructionKind;
  readonly allOf: readonly (readonly string[])[];
  /** Characters between the words. @default 60, some ten words */
  readonly within?: number;
}

const IGNORE = wordsOf({
  en:
    "ignore, ignoring, disregard, disregarding, forget, forgetting, override, overrule, bypass, neglect, discard, erase, " +
    "do not follow, don't follow, stop following, no longer follow, do not obey, don't obey, disobey, abandon, " +
    "pay no attention to, set aside, throw away, not bound by, no longer bound by, free from, drop",
  de:
    "ignoriere, ignorieren, ignorier, vergiss, vergessen, missachte, missachten, übergehe, übergehen, umgehe, umgehen, " +
    "verwirf, verwerfen, außer kraft, nicht beachten, beachte nicht, halte dich nicht, nicht mehr an",
  es: "ignora, ignore, ignorar, ignoren, ignores, olvida, olvide, olvidar, olvídate, omite, omita, descarta, descarte, desobedece, caso omiso, no sigas, no siga, prescinde",
  fr: "ignore, ignorez, ignorer, oublie, oubliez, oublier, tiens pas compte, tenez pas compte, sans tenir compte, ne suis pas, ne suivez pas, abstraction, contourne, contournez, outrepasse, outrepassez, désobéis",
  it: "ignora, ignori, ignorate, ignorare, dimentica, dimentichi, dimenticate, scorda, non seguire, non tenere conto, trascura, tralascia, disattendi, bypassa, annulla",
  pt: "ignore, ignora, ignorar, ignorem, esqueça, esquece, esquecer, desconsidere, desconsiderar, despreze, não siga, não sigas, descarte",
  nl: "negeer, negeren, vergeet, vergeten, omzeil, houd je niet aan, hou je niet aan, volg niet, leg naast je neer, sla geen acht",
  ja: "無視, 忘れて, 忘れろ, 忘れなさい, 破棄し, 従わない, 従わず, 従うな, 無効に",
  ko: "무시, 잊어, 따르지",
  zh: "忽略, 无视, 忘记, 忘記, 忘掉, 不要遵守, 不要遵循",
  ru: "игнорируй, игнорируйте, забудь, забудьте, не следуй, отбрось",
  hi: "भूल जाओ, भूल जाइए, अनदेखा, नज़रअंदाज़, उपेक्षा",
  ar: "تجاهل, انس, تجاهلي",
});

const WHICH = wordsOf({
  en:
    "previous, previously, prior, preceding, above, earlier, all, any, your, those, these, initial, original, every, " +
    "existing, foregoing, before, system, given, former, past, current, safety, other, you",
  de: "alle, allen, aller, bisherige*, vorherige*, vorige*, obige*, frühere*, deine, deinen, deiner, ihre, ihren, ursprüngliche*, sämtliche*, jegliche*, vorangegangene*, vorhergehende*, diese, du, dir",
  es: "anteriores, previas, previos, anterior, todas, todo, toda, tus, sus, originales, iniciales, dadas, precedentes, recibidas, existentes",
  fr: "précédentes, précédents, précédente, toutes, toute, tous, antérieures, antérieurs, tes, vos, ci dessus, initiales, données, reçues, existantes",
  it: "precedenti, precedente, tutte, tutti, tue, tuoi, sue, iniziali, originali, ricevute, sopra, qualsiasi, ogni",
  pt: "anteriores, anterior, todas, todos, suas, seus, tuas, prévias, iniciais, originais, recebidas, acima, qualquer",
  nl: "alle, vorige, eerdere, voorgaande, bovenstaande, je, jouw, uw, oorspronkelijke, gegeven, bestaande",
  ja: "以前, これまで, 今まで, 上記, すべて, 全て, 全部, 先の, 前の, あなたの, システム, 従来, 既存",
  ko: "이전, 모든, 위의, 앞의, 기존, 당신의",
  zh: "之前, 以前, 所有, 以上, 先前, 你的, 上述, 一切",
  ru: "все, всех, предыдущ*, прежн*, свои, твои, вышеуказанн*, выше",
  hi: "पिछले, सभी, पहले, अपने, ऊपर",
  ar: "السابقة, كل, جميع, سابقة, أعلاه",
});

const INSTRUCTIONS = wordsOf({
  en:
    "instruction, instructions, directive, directives, guideline, guidelines, system prompt, previous prompt, previous prompts, " +
    "prior prompt, prior prompts, prompts, initial prompt, programming, rules, constraints, restrictions, commands, " +
    "safeguards, guardrails, protocols, policies, previous text, preceding text, text above, everything above, everything before, " +
    "everything prior, what you were told, everything you were told, training, directions, content policy",
  de: "anweisung, anweisungen, instruktion, instruktionen, regel, regeln, vorgaben, vorgabe, richtlinie, richtlinien, befehle, systemprompt, system prompt, prompt, vorschriften, alles oben, alles bisherige, alles vorherige",
  es: "instrucciones, instrucción, directrices, directivas, reglas, normas, indicaciones, restricciones, prompt, lo anterior",
  fr: "instructions, instruction, consignes, consigne, directives, règles, règle, ordres, prompt, restrictions, indications",
  it: "istruzioni, istruzione, direttive, regole, prompt, comandi, indicazioni, restrizioni",
  pt: "instruções, instrução, diretrizes, directrizes, regras, ordens, comandos, prompt, restrições, orientações",
  nl: "instructies, instructie, aanwijzingen, regels, richtlijnen, opdrachten, systeemprompt, prompt, voorschriften, bevelen",
  ja: "指示, 命令, ルール, 規則, プロンプト, 指令, 制約, ガイドライン",
  ko: "지시, 명령, 규칙, 프롬프트, 지침",
  zh: "指示, 指令, 规则, 規則, 提示词, 命令",
  ru: "инструкц*, указан*, правил*, промпт*",
  hi: "निर्देश, नियम, आदेश",
  ar: "التعليمات, تعليمات, القواعد, الأوامر, الإرشادات",
});

const ABOVE = wordsOf({
  en: "the above, all of the above, everything above, everything before, everything prior, everything else, text above, anything above, ignore instructions, the rest of this",
  de: "das obige, alles oben, alles obige, alles bisherige, alles andere",
  es: "todo lo anterior, lo anterior",
  fr: "tout ce qui précède, ce qui précède",
  it: "tutto quanto sopra, quanto sopra, tutto ciò che precede",
  pt: "tudo acima, tudo o que veio antes, o texto acima",
  nl: "al het bovenstaande, het bovenstaande, alles hierboven",
});

const SAY = wordsOf({
  en: "say, write, reply, respond, output, print, answer, tell, translate, instead, just say, return",
  de: "sage, sag, schreibe, antworte, gib, stattdessen, antworten sie",
  es: "di, diga, escribe, escriba, responde, responda, en su lugar",
  fr: "dis, dites, écris, écrivez, réponds, répondez, à la place",
  it: "scrivi, rispondi, risponda, invece",
  pt: "diga, escreva, responda, em vez disso",
  nl: "zeg, schrijf, antwoord, in plaats daarvan",
});

/** Ways to speak to a machine. Customers write about chatbots; few write to one. */
const TO_THE_MODEL = wordsOf({
  en:
    "note to ai, note to the ai, note for ai, note for the ai, note to the assistant, note for the assistant, note to the model, " +
    "note for the model, note to the bot, note for the bot, note to the llm, note to any ai, message to the ai, message for the ai, " +
    "message to the assistant, message for the assistant, instruction for the ai, instructions for the ai, instructions for ai, " +
    "instruction to the ai, instructions to the ai, instructions for the assistant, instructions to the assistant, " +
    "instructions for the model, instructions to the model, instruction for the model, attention ai, attention assistant, " +
    "attention all ai, dear ai, dear assistant, dear bot, dear chatbot, dear language model, dear model, dear llm, hey ai, hello ai, hi ai, hey assistant, " +
    "hi assistant, hello assistant, hey chatbot, hello chatbot, hey gpt, hey chatgpt, hey claude, hi claude, hey bot, " +
    "if you are an ai, if you're an ai, if you are a language model, if you are a large language model, if you are an llm, if you are a bot, " +
    "if you are a model, you are an ai, you are a language model, you are a large language model, you are an llm, you are chatgpt, you are a chatbot, " +
    "as an ai, as a language model, as a large language model, as an llm, ai reading this, assistant reading this, model reading this, " +
    "llm reading this, ai agent reading, ai processing this, model processing this, ai instruction, ai instructions, " +
    "llm instructions, assistant instructions, for the triage model, to the triage model, to the triage bot, system note, " +
    "note to system, note to the system, note to classifier, note to the classifier, automated reader",
  de:
    "hinweis an die ki, hinweis für die ki, notiz an die ki, notiz für die ki, anweisung an die ki, anweisungen an die ki, anweisung für die ki, nachricht an die ki, " +
    "an die ki, liebe ki, hallo ki, hey ki, wenn du eine ki, falls du eine ki, als ki, du bist eine ki, ki anweisung, ki anweisungen, ki hinweis, " +
    "an das sprachmodell, an das modell, liebes sprachmodell, liebes modell, hinweis an das system, systemhinweis, hinweis an den assistenten, " +
    "anweisung an den assistenten, an den bot, lieber bot, lieber assistent",
  es:
    "nota para la ia, nota a la ia, instrucción para la ia, instrucciones para la ia, mensaje para la ia, querida ia, hola ia, atención ia, " +
    "si eres una ia, si eres un modelo, eres una ia, eres un modelo, como ia, nota del sistema, nota para el asistente, instrucciones para el asistente, " +
    "para el modelo de lenguaje, al modelo de lenguaje, nota para el modelo, nota para el bot, instrucciones para el modelo, querido asistente",
  fr:
    "note pour l'ia, note à l'ia, message pour l'ia, message à l'ia, instruction pour l'ia, instructions pour l'ia, attention ia, chère ia, bonjour ia, " +
    "si tu es une ia, si vous êtes une ia, tu es une ia, vous êtes une ia, en tant qu'ia, note du système, note système, note pour l'assistant, " +
    "instructions pour l'assistant, à l'attention de l'ia, au modèle de langage, note pour le modèle, pour le modèle de langage, cher assistant",
  it:
    "nota per l'ia, nota all'ia, istruzioni per l'ia, istruzione per l'ia, messaggio per l'ia, cara ia, ciao ia, attenzione ia, se sei un'ia, " +
    "se sei un'intelligenza artificiale, sei un'ia, in quanto ia, nota di sistema, nota del sistema, nota per l'assistente, istruzioni per l'assistente, " +
    "al modello linguistico, per il modello linguistico, nota per il modello, caro assistente",
  pt:
    "nota para a ia, nota à ia, instrução para a ia, instruções para a ia, mensagem para a ia, cara ia, querida ia, olá ia, atenção ia, " +
    "se você é uma ia, se és uma ia, você é uma ia, como ia, nota do sistema, nota para o assistente, instruções para o assistente, " +
    "ao modelo de linguagem, para o modelo de linguagem, nota para o modelo, caro assistente",
  nl:
    "notitie voor de ai, opmerking voor de ai, opmerking aan de ai, bericht aan de ai, bericht voor de ai, instructie voor de ai, instructies voor de ai, " +
    "ai instructie, ai instructies, beste ai, hallo ai, hoi ai, als je een ai bent, als u een ai bent, als jij een ai bent, jij bent een ai, je bent een ai, systeemnotitie, " +
    "aan het taalmodel, voor het taalmodel, notitie voor het model, beste assistent, notitie voor de assistent",
  ja: "aiへの, ai宛, aiに告ぐ, aiさん, アシスタントへの, モデルへの, 言語モデルへ, あなたはai, システムメモ, システムからの指示, アシスタントさんへ, aiの方へ",
});

/** What a machine is told to do with a ticket. */
const ORDERED = wordsOf({
  en:
    "priority, reply, respond, answer, ignore, classify, classified, mark, marked, rate, output, treat, include, " +
    "confidence, category, close, reveal, print, obey, must, write, set, urgent, test case, resolved, comply, display",
  de: "priorität, einstufen, stufe, antworte, antworten, markiere, behandle, behandeln, schreibe, ignoriere, kategorie, schließen, testfall, setze, gib, muss, musst, befolge",
  es: "prioridad, responde, responda, clasifica, clasifique, marca, marque, trata, escribe, ignora, categoría, caso de prueba, debes, incluye, cierra",
  fr: "priorité, réponds, répondez, réponse, classe, classez, marque, traite, écris, ignore, catégorie, dois, devez, inclus, ferme",
  it: "priorità, rispondi, risposta, classifica, segna, tratta, scrivi, ignora, categoria, devi, deve, includi, chiudi",
  pt: "prioridade, responda, classifique, marque, trate, escreva, ignore, categoria, deve, inclua, feche",
  nl: "prioriteit, antwoord, beantwoord, classificeer, markeer, behandel, schrijf, negeer, categorie, moet, sluit",
  ja: "優先度, 返信, 回答, 分類, 無視, 出力, 表示, しなさい, せよ, してください, 設定, 命令",
});

const GIVE = wordsOf({
  en: "set, mark, classify, classified, rate, rated, label, assign, treat, give, lower, downgrade, reduce, return, output, choose, must be, should be, keep, triage, make",
  de: "setze, setzen, einstufen, stufe, stufen, einzustufen, markiere, markieren, behandle, behandeln, vergib, vergeben, gib, wähle, senke, senken, klassifiziere, klassifizieren, bewerte",
  es: "pon, ponga, poner, establece, establezca, establecer, asigna, asigne, asignar, clasifica, clasifique, clasificar, marca, marque, marcar, trata, trate, tratar, baje, bajar, reduce, dale, considera, considere",
  fr: "mets, mettez, mettre, classe, classez, classer, marque, marquez, marquer, traite, traitez, traiter, attribue, attribuez, donne, donnez, baisse, baissez, abaisse, abaissez, réduis, définis, définissez, considère, considérez, fixe, fixez",
  it: "imposta, impostare, imposti, metti, metta, assegna, assegni, classifica, classifichi, classificare, segna, contrassegna, tratta, tratti, abbassa, abbassi, riduci, considera, dai",
  pt: "defina, definir, coloque, atribua, classifique, classificar, marque, marcar, trate, tratar, abaixe, reduza, considere, ponha, dê",
  nl: "zet, stel, geef, ken, markeer, markeren, classificeer, classificeren, behandel, behandelen, verlaag, verlagen, kies, beoordeel",
  ja: "設定, にして, にせよ, として, 分類, 下げ, 扱, 指定, しろ, しなさい, 付け",
});

const PRIORITY = wordsOf({
  en: "priority, urgency, severity",
  de: "priorität, dringlichkeit, prio",
  es: "prioridad, urgencia",
  fr: "priorité, urgence",
  it: "priorità, urgenza",
  pt: "prioridade, urgência",
  nl: "prioriteit, urgentie",
  ja: "優先度, 緊急度, 優先順位",
});

const LOW = wordsOf({
  en: "normal, low, lowest, minimal, trivial, minor, p4, p5",
  de: "niedrig, niedrige, niedrigste, niedrigsten, geringe, geringste",
  es: "baja, mínima, más bajo",
  fr: "normale, basse, faible, minimale, plus bas",
  it: "normale, bassa, minima",
  pt: "baixa, mínima",
  nl: "normaal, lage, laag, laagste",
  ja: "をnormal, はnormal, がnormal, normalに, normalと, normalで, 通常, 低, ノーマル",
});

const CLASSIFY = wordsOf({
  en: "classify, classified, triage, rate, rated, label, categorize, categorise, mark, treat, file",
  de: "einstufen, einzustufen, stufe, klassifiziere, klassifizieren, markiere, markieren, behandle, behandeln, bewerte, bewerten",
  es: "clasifica, clasifique, clasificar, marca, marque, marcar, trata, trate, tratar, considera, considere",
  fr: "classe, classez, classer, marque, marquez, marquer, traite, traitez, traiter, considère, considérez",
  it: "classifica, classifichi, classificare, segna, contrassegna, tratta, tratti, considera, consideri",
  pt: "classifique, classificar, marque, marcar, trate, tratar, considere, considerar",
  nl: "classificeer, classificeren, markeer, markeren, behandel, behandelen, beoordeel, beoordelen",
});

const AS_NORMAL = wordsOf({
  en: "as normal, as low, as lowest, as not urgent, as harmless, as trivial, as routine, as minor, as a minor",
  de: "als normal, als niedrig, als unkritisch, als harmlos, als routine, als unwichtig",
  es: "como normal, como baja, como leve, como no urgente, como rutinario",
  fr: "comme normal, comme normale, comme faible, comme non urgent, en normal, comme bénin",
  it: "come normale, come normal, come bassa, come non urgente, come lieve",
  pt: "como normal, como baixa, como não urgente, como leve",
  nl: "als normaal, als normal, als laag, als niet urgent, als onbelangrijk",
});

const CONFIDENCE = wordsOf({
  en: "confidence",
  de: "konfidenz, vertrauenswert",
  es: "confianza",
  fr: "confiance",
  it: "confidenza, fiducia",
  pt: "confiança",
  nl: "vertrouwen, zekerheid",
  ja: "信頼度, 確信度",
});
const FULL = ["1", "1 0", "0 99", "100", "99", "maximum", "full"];

const ASK = wordsOf({
  en:
    "reveal, show, print, repeat, output, display, leak, disclose, dump, recite, quote, paste, copy, tell, write, give, summarize, summarise, " +
    "translate, encode, return, what is, what are, include, reply with, respond with, expose, share, spell out, provide, convert, what was, what were, see, need",
  de: "zeige, zeig, gib, drucke, wiederhole, nenne, verrate, schreibe, liste, kopiere, offenbare, übersetze, poste, enthülle, zitiere, geben sie, zeigen sie, nennen sie",
  es: "muestra, muestre, muéstrame, revela, revele, imprime, imprima, repite, repita, escribe, escriba, copia, copie, dime, enséñame, traduce, publica, incluye, cita, pega",
  fr: "montre, montrez, affiche, affichez, révèle, révélez, imprime, imprimez, répète, répétez, écris, écrivez, copie, copiez, donne, donnez, traduis, traduisez, cite, recopie, recopiez, communique, dévoile, colle",
  it: "mostra, mostrami, mostri, rivela, riveli, stampa, stampi, ripeti, ripeta, scrivi, scriva, copia, dammi, dimmi, traduci, elenca, cita, incolla, svela",
  pt: "mostre, mostra, revele, revela, imprima, imprime, repita, repete, escreva, escreve, copie, diga, traduza, liste, cite, exiba, inclua",
  nl: "toon, laat zien, druk, herhaal, geef, schrijf, kopieer, onthul, vertaal, noem, plak, citeer",
  ja: "表示, 教えて, 出力, 開示, 見せ, 書き出, 公開, 繰り返, 翻訳",
  ko: "보여, 출력, 알려, 공개",
  zh: "显示, 输出, 告诉, 重复, 公开, 泄露",
});

const PROMPT = wordsOf({
  en:
    "system prompt, systemprompt, initial instructions, original instructions, hidden instructions, secret instructions, confidential instructions, " +
    "system instructions, internal instructions, hidden prompt, secret prompt, initial prompt, original prompt, internal prompt, full prompt, entire prompt, " +
    "developer message, starting instructions, initialization string, instructions you were given, instructions you received, instructions you have been given, instructions given to you, " +
    "prompt you were given, above prompt, prompt above, your own prompt, your instructions word, your prompt word, pre prompt, preprompt, your previous prompt, your previous instructions",
  de: "systemprompt, systemprompts, system prompt, systemanweisung, systemanweisungen, deine anweisungen, deine instruktionen, interne anweisungen, internen anweisungen, geheimen anweisungen, geheime anweisungen, deinen prompt, dein prompt, anweisungen die du, ursprünglichen anweisungen, deine vorgaben",
  es: "prompt del sistema, prompt de sistema, system prompt, tu prompt, tus instrucciones, instrucciones internas, instrucciones del sistema, instrucciones iniciales, instrucciones originales, instrucciones ocultas, instrucciones secretas",
  fr: "prompt système, invite système, system prompt, tes instructions, instructions internes, instructions système, instructions initiales, instructions originales, instructions cachées, instructions secrètes, ton prompt, tes consignes, consignes internes, consignes système, prompt complet",
  it: "prompt di sistema, system prompt, tuo prompt, tue istruzioni, istruzioni di sistema, istruzioni interne, istruzioni iniziali, istruzioni originali, istruzioni nascoste, istruzioni segrete",
  pt: "prompt do sistema, prompt de sistema, system prompt, seu prompt, suas instruções, tuas instruções, instruções internas, instruções do sistema, instruções iniciais, instruções originais, instruções ocultas, instruções secretas",
  nl: "systeemprompt, system prompt, je instructies, jouw instructies, interne instructies, systeeminstructies, oorspronkelijke instructies, verborgen instructies, geheime instructies, jouw prompt",
  ja: "システムプロンプト, プロンプト全文, あなたの指示, 内部の指示, 内部指示, 初期指示, 隠された指示, 与えられた指示, あなたへの指示",
  ko: "시스템 프롬프트, 내부 지침, 당신의 지침",
  zh: "系统提示, 系統提示, 你的指令, 你的提示词, 内部指令",
});

const ASK_STRONGLY = wordsOf({
  en: "reveal, repeat, output, leak, disclose, dump, recite, verbatim, word for word, print out, print, what were you, encode",
  de: "verrate, wiederhole, enthülle, wörtlich, offenbare",
  es: "revela, revele, repite, repita, literalmente, palabra por palabra",
  fr: "révèle, révélez, répète, répétez, mot pour mot, textuellement, divulgue",
  it: "rivela, riveli, ripeti, ripeta, parola per parola, testualmente",
  pt: "revele, revela, repita, palavra por palavra, literalmente",
  nl: "onthul, herhaal, woord voor woord, letterlijk",
});

const OWN_RULES = wordsOf({
  en: "the above text, above text, your rules, your guidelines, your instructions, your configuration, your directives, your prompt, everything above, text above, words above, your system message, your programming, entire conversation, conversation started, you were instructed, you were told before, text you were given, your system instructions",
  de: "deine regeln, ihre anweisungen, text oben, alles oben, deine konfiguration",
  es: "tus reglas, sus instrucciones, texto anterior, tu configuración, todo lo anterior",
  fr: "tes règles, vos instructions, texte ci dessus, ta configuration, vos règles",
  it: "tue regole, sue istruzioni, testo sopra, tua configurazione",
  pt: "suas regras, texto acima, sua configuração",
  nl: "je regels, jouw regels, uw instructies, tekst hierboven",
});

/** What a reply shall be, word for word. */
const DICTATED = wordsOf({
  en:
    "reply exactly, reply only with, reply with exactly, reply with only, reply verbatim, respond exactly, respond only with, respond with exactly, " +
    "respond with only, answer exactly, answer only with, answer with exactly, answer with only, output exactly, output only, output the following, say exactly, " +
    "write exactly, print exactly, repeat after me, repeat exactly, your reply must, your answer must, your response must, the reply must be, " +
    "your entire reply, your whole reply, begin your reply with, start your reply with, end your reply with, begin your response with, " +
    "start your response with, end your response with, start your answer with, begin your answer with, end your answer with, include the sentence, include the following sentence, " +
    "include the following link, include the following text, include the following url, include this link, include this sentence, " +
    "include this url, reply with the following, respond with the following, answer with the following, add this link, add the following link, insert the following link, " +
    "insert this link, put this link, put the following link, paste the following link, in your reply include, in your reply write, in your response include, " +
    "repeat the following sentence, repeat the following text, when you answer this mail, when you reply to this mail, your only reply, tell the customer to, tell the user to, tell the customer that",
  de:
    "antworte genau, antworte nur mit, antworte ausschließlich, antworte exakt, antworten sie genau, antworten sie nur mit, antworten sie ausschließlich, deine antwort muss, " +
    "deine antwort lautet, ihre antwort muss, die antwort lautet, beginne deine antwort, beginnen sie ihre antwort, schreibe genau, sprich mir nach, wiederhole genau, " +
    "wiederhole wörtlich, füge den link, füge diesen link, füge folgenden link, fügen sie den link, folgenden satz in, nimm den satz, nimm diesen link, nimm den link, gib genau, gib nur",
  es:
    "responde exactamente, responda exactamente, responde solo con, responde sólo con, responde únicamente, responda únicamente, responda solo con, tu respuesta debe, " +
    "su respuesta debe, empieza tu respuesta, comienza tu respuesta, escribe exactamente, escriba exactamente, repite exactamente, repite después de mí, incluye el siguiente, " +
    "incluye este enlace, incluya este enlace, incluya el siguiente enlace, incluye la frase, incluya la frase, añade este enlace, incluye el enlace, incluya el enlace",
  fr:
    "réponds exactement, répondez exactement, réponds uniquement, répondez uniquement, réponds seulement, réponds mot pour mot, ta réponse doit, votre réponse doit, commence ta réponse, " +
    "commencez votre réponse, écris exactement, écrivez exactement, répète après moi, répète exactement, répétez exactement, ajoute ce lien, ajoutez ce lien, " +
    "inclus ce lien, incluez ce lien, insère la phrase, insérez le lien, insère le lien, incluez la phrase, ajoute le lien, ajoutez le lien",
  it:
    "rispondi esattamente, risponda esattamente, rispondi solo con, rispondi solamente, rispondi soltanto, risponda solo con, la tua risposta deve, la risposta deve, inizia la risposta, " +
    "inizia la tua risposta, scrivi esattamente, scriva esattamente, ripeti esattamente, ripeti dopo di me, includi questo link, includa questo link, inserisci il link, " +
    "inserisci la frase, aggiungi il link, inserisci questo link, includi il link",
  pt:
    "responda exatamente, responda exactamente, responda apenas com, responda somente, responda só com, sua resposta deve, comece sua resposta, comece a resposta, " +
    "escreva exatamente, repita exatamente, repita depois de mim, inclua este link, inclua o link, inclua a frase, insira o link, insira este link, adicione o link",
  nl:
    "antwoord exact, antwoord precies, antwoord alleen met, antwoord uitsluitend, je antwoord moet, jouw antwoord moet, begin je antwoord, begin uw antwoord, " +
    "schrijf exact, schrijf precies, herhaal exact, herhaal letterlijk, zeg mij na, neem deze link, voeg deze link, neem de zin, zet deze link, neem de link, voeg de link",
  ja: "とだけ返信, とだけ答え, とだけ出力, と正確に, そのまま返信, そのまま出力, 次のとおり返信, 次のように返信, 以下のとおり返信, 以下のように返信, 次の文を返信, リンクを返信に, リンクを含め, リンクを入れ, 一字一句",
  ko: "다음과 같이 답, 그대로 답",
  zh: "只回复, 原样回复, 回复以下, 回复：",
});

const BE = wordsOf({
  en: "you are now, you're now, act as, act like, rest of this conversation, rest of our conversation, opposite day, acting as, pretend, pretending, roleplay, role play, play the role, simulate, from now on, imagine you are, you will be, you will act, become, switch to, you are going to",
  de: "du bist jetzt, du bist nun, ab jetzt bist du, ab sofort bist du, von nun an bist du, tu so als, spiele die rolle, stell dir vor du bist, verhalte dich wie",
  es: "ahora eres, a partir de ahora eres, desde ahora eres, actúa como, finge ser, finge que eres",
  fr: "tu es maintenant, vous êtes maintenant, tu es désormais, agis comme, agissez comme, fais semblant, joue le rôle",
  it: "ora sei, adesso sei, da ora in poi sei, d'ora in poi sei, fingi di essere, comportati come, agisci come",
  pt: "agora você é, você agora é, você é agora, a partir de agora você, finja ser, finja que, aja como, atue como",
  nl: "je bent nu, jij bent nu, vanaf nu ben je, doe alsof, speel de rol, gedraag je als",
  ja: "今からあなたは, これからあなたは, あなたは今から, になりきって, として振る舞",
});

const ROLES = wordsOf({
  en:
    "dan, do anything now, unrestricted, without restrictions, no restrictions, without rules, no rules, no limits, no longer bound, developer mode, debug mode, " +
    "admin mode, god mode, jailbroken, jailbreak, an ai, ai, a language model, language model, chatbot, unfiltered, uncensored, another assistant, a different assistant, " +
    "an assistant, amoral, immoral, unethical, opposite mode, assistant with, in character, stay in character",
  de: "entwicklermodus, eine ki, ki, assistent, ohne regeln, ohne einschränkungen, uneingeschränkt, im modus, bot, dan, sprachmodell, wartungsmodus",
  es: "ia, asistente, sin restricciones, sin reglas, modo desarrollador, modo de desarrollador, modo, bot, dan, modelo",
  fr: "ia, assistant, sans restrictions, sans règles, sans restriction, mode développeur, mode, robot, dan, modèle",
  it: "ia, assistente, senza restrizioni, senza regole, modalità sviluppatore, modalità, bot, dan, modello",
  pt: "ia, assistente, sem restrições, sem regras, modo desenvolvedor, modo de desenvolvedor, modo, bot, dan, modelo",
  nl: "ai, assistent, zonder beperkingen, zonder regels, ontwikkelaarsmodus, modus, bot, dan, model",
  ja: "アシスタント, 制限のない, 制限なし, 開発者モード, モード, ボット, aiと",
});

/** Names of games that models are told to play. */
const GAMES = wordsOf({
  en: "do anything now, you are dan, act as dan, stay a dan, stay in character, break character, jailbreak prompt, dan mode, developer mode output, never break character, chatgpt developer mode",
});

/** Whom a model is told to be. */
const PERSONAS = wordsOf({
  en:
    "persona, personas, alter ego, alter egos, personalities, character named, fictional character, character who, character called, your name is, " +
    "chatgpt will, chatgpt with, chatgpt as, as chatgpt, hello chatgpt, hi chatgpt, hi chat gpt, hello chat gpt, dear chatgpt, chatgpt you",
});

/** How whoever is taken for a persona is told to behave. */
const TO_BEHAVE = wordsOf({
  en:
    "you will respond, you will answer, you will reply, you will always, you will never, you will act, you will now, you will play, will respond to, will answer any, " +
    "you must always, you must respond, you must answer, you must pretend, always respond, always answer, always reply, never refuses, " +
    "respond as, respond like, respond to all, respond to any, respond to every, respond to my, answer as, answer any, answer all my, reply as, speak as, behave as, behave like, " +
    "act as, act like, pretend, pretending, embody, take on, assume the, your responses, your outputs, generate two responses, both responses, for each response, roleplay as, will roleplay",
});

/** Models that customers also write about, so that only stricter words tell that one is spoken to. */
const VENDORS = wordsOf({ en: "chatgpt, chat gpt, openai, open ai, openai's, gpt 4, gpt 3" });

/** The words for behaviour that no report about such a model has. */
const TO_ANSWER = wordsOf({
  en:
    "you will respond, you will answer, you will reply, you will act, you will now, you will play, you will never, you must pretend, you must respond, you must answer, you are to, always respond, respond to all, respond to every, respond to any, respond to my, " +
    "respond as, respond like, answer as, reply as, speak as, act as, act like, pretend, pretending, roleplay, role play, embody, take on, from now on, simulate, imagine you are, your responses, two responses, both responses",
});

/** Free from what models are held to. */
const UNBOUND = wordsOf({
  en:
    "no rules, no restrictions, no limitations, no guidelines, no filter, no filters, without restrictions, without limitations, without filters, " +
    "without any restrictions, without any limitations, unfiltered, uncensored, unrestricted, broken free, free from all, free of all, " +
    "no ethics, no morals, no moral, no ethical, without moral, without ethical, amoral, immoral, unethical, " +
    "ethical guidelines, ethical rules, moral guidelines, moral principles, ethical principles, ethics and morals, morals and ethics, legal or ethical, ethical or legal, ethical or moral, moral or ethical",
});

/** Whoever is to be free of it. */
const SPEAKERS = wordsOf({
  en: "chatgpt, chat gpt, openai, persona, your responses, unfiltered response, unfiltered responses, outputs, prompts, any prompt, as an ai, an ai, ai model, ai language model, language model, ai bot, ai chatbot, evil",
});

/** Scruples in pairs, as those name them who want none. */
const SCRUPLES = wordsOf({
  en: "illegal or unethical, unethical or illegal, immoral or illegal, illegal or immoral, illegal unethical, unethical illegal, unsafe unethical, illegal immoral, immoral unethical, unethical immoral, amoral and, ethics or morals, legality or, legal or moral, ethical or moral, moral or ethical",
});

/** What is to be answered all the same. */
const ANYTHING = wordsOf({
  en: "responses, any question, any request, every question, every request, any prompt",
});

/** What comes after the instruction. */
const EACH_PROMPT = wordsOf({
  en: "every prompt, each prompt, all prompts, any prompt, all my prompts, my prompts, my prompt, prompt i give, prompts i give, my next prompt, my first prompt, following prompt, your prompt here, prompt here, insert prompt, insert prompt here, input prompt, next prompt",
});

const IN_NAME_OF = wordsOf({
  en:
    "system override, admin override, administrator override, developer override, priority override, override mode, system instruction, system instructions, " +
    "system command, system directive, new instruction, new instructions, updated instructions, revised instructions, additional instructions, new directive, end of ticket, " +
    "ticket has ended, ticket ends here, end of user input, end of user message, end of customer message, end of data, begin system, end system, new system prompt, " +
    "from the operator, message from the developer, message from the administrator, begin admin, new rules for you, system policy, important instruction, important instructions, new task",
  de: "neue anweisung, neue anweisungen, neue richtlinie, neue regel, neue regeln, systembefehl, ende des tickets, ticket ist beendet, ticket endet hier, anweisung des betreibers, systemanweisung, anweisung vom betreiber",
  es: "nuevas instrucciones, nueva instrucción, nueva directriz, nueva política, instrucción del sistema, instrucciones del sistema, fin del ticket, orden del administrador, orden del sistema, el ticket ha terminado",
  fr: "nouvelles instructions, nouvelle instruction, nouvelle consigne, nouvelles consignes, nouvelle directive, nouvelle politique, instruction système, instructions système, fin du ticket, ordre de l'administrateur, le ticket est terminé",
  it: "nuove istruzioni, nuova istruzione, nuova direttiva, nuova regola, istruzione di sistema, istruzioni di sistema, fine del ticket, ordine dell'amministratore, il ticket è terminato",
  pt: "novas instruções, nova instrução, nova diretriz, nova regra, instrução do sistema, instruções do sistema, fim do ticket, fim do chamado, ordem do administrador, o ticket terminou",
  nl: "nieuwe instructie, nieuwe instructies, nieuwe richtlijn, nieuwe regel, systeeminstructie, systeeminstructies, einde van het ticket, einde ticket, opdracht van de beheerder, het ticket is afgelopen",
  ja: "新しい指示, 新しい命令, 新しいルール, システム指示, システム命令, チケット終了, チケットはここで終わり, チケットはここまで, 管理者の命令",
});

const HAND_OUT = wordsOf({
  en: "show me, list all, list the, give me, send me, tell me, reveal, disclose, dump, include, print, output, display all, reply with, write out",
  de: "zeige mir, zeig mir, liste alle, gib mir, nenne mir, nenne die, verrate, schreibe die, füge die",
  es: "muéstrame, lista todos, dame, dime, revela, revele, incluye, incluya, escribe",
  fr: "montre moi, donne moi, dis moi, liste tous, révèle, révélez, inclus, incluez, écris",
  it: "mostrami, dammi, dimmi, elenca, rivela, riveli, includi, includa, scrivi",
  pt: "mostre me, liste, me diga, revele, inclua, escreva, me mostre, dê me",
  nl: "toon mij, geef mij, noem de, lijst alle, onthul, neem op, schrijf de",
  ja: "教えて, 表示し, 一覧を, 出力し, 書いて, 開示",
});

const OF_OTHERS = wordsOf({
  en: "other customers, another customer, another customer's, other customer's, previous customer, previous customer's, last customer, last customer's, all customers, customer database, all other users, previous user, previous user's",
  de: "anderer kunden, andere kunden, anderen kunden, eines anderen kunden, des vorigen kunden, letzten kunden, aller kunden, kundendatenbank",
  es: "otros clientes, otro cliente, cliente anterior, todos los clientes, último cliente",
  fr: "autres clients, autre client, client précédent, tous les clients, dernier client",
  it: "altri clienti, altro cliente, cliente precedente, tutti i clienti, ultimo cliente",
  pt: "outros clientes, outro cliente, cliente anterior, todos os clientes, último cliente",
  nl: "andere klanten, andere klant, vorige klant, alle klanten, laatste klant",
  ja: "他の顧客, ほかの顧客, 別の顧客, 前の顧客, 全顧客, 他のお客様の",
});

const DATA = wordsOf({
  en: "data, email*, e mail*, address*, password*, detail*, name, names, ticket, tickets, order, orders, record*, conversation*, message*, phone*",
  de: "daten, adresse*, e mail*, mailadresse*, passwort*, passwörter, namen, tickets, bestellung*, nachricht*, telefon*",
  es: "datos, correo*, direcci*, contraseña*, nombre*, tickets, pedido*, mensaje*, teléfono*",
  fr: "données, adresse*, mot de passe, mots de passe, nom, noms, tickets, commande*, message*, téléphone*, coordonnées, e mail*",
  it: "dati, indirizz*, password, nomi, ticket, ordini, messaggi, telefono, e mail*, email*",
  pt: "dados, endereço*, senha*, nomes, tickets, chamados, pedido*, mensage*, telefone*, e mail*, email*",
  nl: "gegevens, adres*, wachtwoord*, namen, tickets, bestelling*, bericht*, telefoon*, e mail*, mailadres*",
  ja: "データ, メール, 住所, パスワード, 名前, 氏名, 注文, 電話, 情報, 連絡先",
});

const DECODE = wordsOf({
  en: "decode, decoded, base64, rot13, hex encoded, deobfuscate, decrypt",
  de: "dekodiere, dekodieren, entschlüssle, entschlüsseln",
  es: "decodifica, decodifique, descifra",
  fr: "décode, décodez, déchiffre",
  it: "decodifica, decodifichi, decifra",
  pt: "decodifique, decifre",
  nl: "decodeer, ontcijfer",
  ja: "デコード, 復号",
});

const CARRY_OUT = wordsOf({
  en: "follow, execute, obey, carry out, comply, do what it says, do what they say, instructions, instruction, act on",
  de: "befolge, befolgen, führe, ausführen, anweisung, anweisungen, gehorche",
  es: "sigue, siga, ejecuta, ejecute, obedece, instrucciones",
  fr: "suis, suivez, exécute, exécutez, obéis, instructions",
  it: "segui, esegui, esegua, obbedisci, istruzioni",
  pt: "siga, execute, obedeça, instruções",
  nl: "volg, voer, gehoorzaam, instructies",
  ja: "従, 実行, 指示",
});

/** In order of what says most about a ticket. */
export const INSTRUCTION_RULES: readonly InstructionRule[] = [
  { kind: "override", allOf: [IGNORE, WHICH, INSTRUCTIONS] },
  { kind: "override", allOf: [IGNORE, ABOVE, SAY] },
  { kind: "address", allOf: [TO_THE_MODEL, ORDERED], within: 200 },
  { kind: "verdict", allOf: [GIVE, PRIORITY, LOW] },
  { kind: "verdict", allOf: [PRIORITY, LOW, CONFIDENCE] },
  { kind: "verdict", allOf: [CLASSIFY, AS_NORMAL] },
  { kind: "verdict", allOf: [CONFIDENCE, FULL, GIVE] },
  { kind: "prompt", allOf: [ASK, PROMPT] },
  { kind: "prompt", allOf: [ASK_STRONGLY, OWN_RULES] },
  { kind: "dictation", allOf: [DICTATED] },
  { kind: "role", allOf: [BE, ROLES] },
  { kind: "role", allOf: [GAMES] },
  { kind: "role", allOf: [PERSONAS, TO_BEHAVE], within: 80 },
  { kind: "role", allOf: [UNBOUND, SPEAKERS] },
  { kind: "role", allOf: [VENDORS, TO_ANSWER], within: 80 },
  { kind: "role", allOf: [SCRUPLES, ANYTHING] },
  { kind: "role", allOf: [EACH_PROMPT, TO_BEHAVE] },
  { kind: "authority", allOf: [IN_NAME_OF, ORDERED] },
  { kind: "data", allOf: [HAND_OUT, OF_OTHERS, DATA] },
  { kind: "encoding", allOf: [DECODE, CARRY_OUT] },
];

/** Lists whose words are recognised in disguise, too. */
export const DISGUISED_LISTS: readonly (readonly string[])[] = [
  IGNORE,
  INSTRUCTIONS,
  PRIORITY,
  CLASSIFY,
  AS_NORMAL,
  ASK,
  PROMPT,
];
