import type { ReplyLanguage } from "../../../functions/shared/reply-quality/language.js";
import type { RepliedTicket } from "../../../functions/shared/reply-quality/replied-ticket.js";

/** The parts of a reply in one language. `{name}`, `{product}`, `{subject}` and `{words}` are the ticket's. */
interface Template {
  readonly greeting: string;
  readonly greetingWithoutName: string;
  readonly opening: string;
  /** Names the product again; two or three steps, in sentences or as a list. */
  readonly steps: readonly string[];
  readonly closing: string;
}

const TEMPLATES: Readonly<Record<ReplyLanguage, Template>> = {
  en: {
    greeting: "Dear {name},",
    greetingWithoutName: "Hello,",
    opening:
      "Thank you for your message about “{subject}”. You write “{words}”, and we understand that this concerns {product}.",
    steps: [
      "Please open the settings of {product} and note the version that you see there. Then reply to this message with the version and a screenshot.",
      "1. Sign out of {product} on every device.\n2. Sign in again with one device only.\n3. Reply to this message and describe what you see.",
      "First, close {product} completely and restart the device. If nothing changes, please send us a screenshot of what you see.",
    ],
    closing:
      "Our support team will look at your answer and will write to you again.\n\nKind regards,\nCustomer Support",
  },
  de: {
    greeting: "Guten Tag {name},",
    greetingWithoutName: "Guten Tag,",
    opening:
      "vielen Dank für Ihre Nachricht zu „{subject}“. Sie schreiben „{words}“, und wir verstehen, dass es um {product} geht.",
    steps: [
      "Bitte öffnen Sie die Einstellungen von {product} und notieren Sie die Version, die dort steht. Danach antworten Sie auf diese Nachricht mit der Version.",
      "1. Melden Sie sich auf allen Geräten von {product} ab.\n2. Melden Sie sich auf einem Gerät wieder an.\n3. Beschreiben Sie uns, was Sie sehen.",
      "Bitte schließen Sie {product} vollständig und starten Sie das Gerät neu. Wenn sich nichts ändert, senden Sie uns ein Bild der Anzeige.",
    ],
    closing:
      "Unser Team liest Ihre Antwort und meldet sich wieder bei Ihnen.\n\nMit freundlichen Grüßen\nIhr Kundendienst",
  },
  fr: {
    greeting: "Bonjour {name},",
    greetingWithoutName: "Bonjour,",
    opening:
      "Nous vous remercions de votre message au sujet de « {subject} ». Vous écrivez « {words} », et nous comprenons que cela concerne {product}.",
    steps: [
      "Veuillez ouvrir les paramètres de {product} et notez la version affichée. Répondez ensuite à ce message avec cette version.",
      "1. Déconnectez-vous de {product} sur tous les appareils.\n2. Connectez-vous sur un seul appareil.\n3. Décrivez-nous ce que vous voyez.",
      "Fermez complètement {product}, puis redémarrez l'appareil. Si rien ne change, envoyez-nous une capture de l'écran.",
    ],
    closing: "Notre équipe lira votre réponse et vous écrira de nouveau.\n\nCordialement,\nLe service client",
  },
  es: {
    greeting: "Buenos días, {name}:",
    greetingWithoutName: "Buenos días:",
    opening:
      "Gracias por su mensaje sobre “{subject}”. Usted escribe “{words}”, y entendemos que se trata de {product}.",
    steps: [
      "Abra la configuración de {product} y anote la versión que se muestra. Después responda a este mensaje con la versión.",
      "1. Cierre la sesión de {product} en todos los dispositivos.\n2. Inicie la sesión en un solo dispositivo.\n3. Describa lo que ve en la pantalla.",
      "Cierre {product} por completo y reinicie el dispositivo. Si no cambia nada, envíenos una captura de la pantalla.",
    ],
    closing: "Nuestro equipo leerá su respuesta y le escribirá de nuevo.\n\nUn cordial saludo,\nAtención al cliente",
  },
  it: {
    greeting: "Buongiorno {name},",
    greetingWithoutName: "Buongiorno,",
    opening:
      "La ringraziamo per il Suo messaggio su “{subject}”. Lei scrive “{words}”, e abbiamo capito che si tratta di {product}.",
    steps: [
      "Apra le impostazioni di {product} e annoti la versione che vede. Poi risponda a questo messaggio con la versione.",
      "1. Esca da {product} su tutti i dispositivi.\n2. Acceda di nuovo su un solo dispositivo.\n3. Descriva che cosa vede.",
      "Chiuda completamente {product} e riavvii il dispositivo. Se non cambia nulla, invii una schermata di quello che vede.",
    ],
    closing: "Il nostro team leggerà la Sua risposta e Le scriverà di nuovo.\n\nCordiali saluti,\nIl servizio clienti",
  },
  pt: {
    greeting: "Bom dia, {name},",
    greetingWithoutName: "Bom dia,",
    opening: "Agradecemos a sua mensagem sobre “{subject}”. Escreve “{words}”, e entendemos que se trata de {product}.",
    steps: [
      "Abra as definições de {product} e anote a versão que aparece. Depois responda a esta mensagem com a versão.",
      "1. Termine a sessão de {product} em todos os dispositivos.\n2. Inicie a sessão num só dispositivo.\n3. Descreva o que vê no ecrã.",
      "Feche {product} por completo e reinicie o dispositivo. Se nada mudar, envie uma captura do ecrã.",
    ],
    closing:
      "A nossa equipa vai ler a sua resposta e escrever de novo.\n\nCom os melhores cumprimentos,\nO apoio ao cliente",
  },
  nl: {
    greeting: "Geachte {name},",
    greetingWithoutName: "Goedendag,",
    opening:
      "Hartelijk dank voor uw bericht over “{subject}”. U schrijft “{words}”, en wij begrijpen dat het om {product} gaat.",
    steps: [
      "Open eerst de instellingen van {product} en noteer de versie die u ziet. Stuur ons daarna die versie in een antwoord op dit bericht.",
      "1. Meld u op alle apparaten af bij {product}.\n2. Meld u op één apparaat weer aan.\n3. Beschrijf wat u op het scherm ziet.",
      "Sluit {product} helemaal en start het apparaat opnieuw op. Stuur ons een afbeelding van het scherm als er niets verandert.",
    ],
    closing: "Ons team leest uw antwoord en schrijft u dan opnieuw.\n\nMet vriendelijke groet,\nDe klantenservice",
  },
  ja: {
    greeting: "{name} 様",
    greetingWithoutName: "お客様",
    opening:
      "「{subject}」の件でご連絡をいただき、ありがとうございます。「{words}」とのこと、{product}に関するお問い合わせと承知いたしました。",
    steps: [
      "まず{product}の設定画面を開いて、表示されている版をお控えください。次に、その版をこのメールへの返信に書いてください。",
      "1. すべての端末で{product}からサインアウトしてください。\n2. 一台の端末だけで再度サインインしてください。\n3. 画面に表示された内容をお書きください。",
      "{product}を完全に終了し、端末を再起動してください。変化がない場合は、画面の画像をお送りください。",
    ],
    closing: "担当者がご返信を拝読し、改めてご案内いたします。\n\nカスタマーサポート",
  },
};

const EXCERPT_MAX = 80;

/** The start of the ticket's first line of words, without quotation marks and cut between words. */
const wordsOf = ({ description, subject }: RepliedTicket): string => {
  const lines = description.split("\n").map((line) => line.replace(/["“”„«»「」『』]/g, "").trim());
  const line = lines.find(({ length }) => length >= 30) ?? lines.find(({ length }) => length > 0) ?? subject;
  return line.length <= EXCERPT_MAX ? line : line.slice(0, EXCERPT_MAX).replace(/[\s、。][^\s、。]*$/, "");
};

const unquoted = (text: string): string => text.replace(/["“”„«»「」『』]/g, "");

const compose = (ticket: RepliedTicket, parts: readonly string[]): string =>
  parts
    .join("\n\n")
    .replaceAll("{name}", () => ticket.customerName)
    .replaceAll("{product}", () => ticket.product)
    .replaceAll("{subject}", () => unquoted(ticket.subject))
    .replaceAll("{words}", () => wordsOf(ticket));

const greetingOf = ({ customerName }: RepliedTicket, language: ReplyLanguage): string =>
  TEMPLATES[language][customerName === "" ? "greetingWithoutName" : "greeting"];

/** A reply that passes every criterion of the rules that applies to its ticket. Its second paragraph is its opening. */
export const goodReply = (ticket: RepliedTicket, language: ReplyLanguage, variant = 0): string => {
  const { opening, steps, closing } = TEMPLATES[language];
  return compose(ticket, [greetingOf(ticket, language), opening, steps[variant % steps.length] ?? "", closing]);
};

/** The same without any step. */
export const replyWithoutSteps = (ticket: RepliedTicket, language: ReplyLanguage): string => {
  const { opening, closing } = TEMPLATES[language];
  return compose(ticket, [greetingOf(ticket, language), opening, closing]);
};
