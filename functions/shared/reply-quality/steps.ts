import { foldLetters } from "../triage/fold-text.js";
import { type ReplyLanguage, sentencesIn } from "./language.js";
import type { PreparedReply } from "./replied-ticket.js";

/** What a customer is asked to do, in the form in which formal replies ask for it; folded, separated by blanks. */
const ACTIONS: Readonly<Record<Exclude<ReplyLanguage, "ja">, string>> = {
  en:
    "open click select choose check restart reboot sign log go clear update upgrade install reinstall reset change send " +
    "attach note write turn switch press enter type download upload export import save disconnect reconnect unplug plug " +
    "try stop create remove delete disable enable verify compare run close set test refresh reload copy tell reply " +
    "confirm review describe find add tap replace charge hold release rename scan print pause wait keep use make " +
    "clean wipe lock unlock mark search log record uninstall connect follow move leave forward include measure repeat undo do",
  de:
    "offnen klicken wahlen prufen uberprufen starten melden gehen leeren loschen aktualisieren installieren setzen andern " +
    "senden schicken fugen notieren schalten drucken geben laden exportieren importieren speichern trennen verbinden " +
    "ziehen stecken versuchen erstellen legen entfernen deaktivieren aktivieren vergleichen fuhren schliessen schließen " +
    "stellen testen kopieren nennen beschreiben antworten erganzen tippen ersetzen warten halten scannen rufen bestatigen " +
    "sichern beenden wechseln tragen teilen lassen",
  fr:
    "ouvrez cliquez selectionnez choisissez verifiez redemarrez connectez deconnectez allez videz mettez installez " +
    "reinstallez desinstallez reinitialisez changez modifiez envoyez joignez notez appuyez saisissez entrez telechargez " +
    "exportez importez enregistrez debranchez rebranchez essayez creez supprimez desactivez activez comparez lancez fermez " +
    "actualisez rechargez copiez indiquez decrivez repondez ajoutez consultez relancez effacez remplacez precisez " +
    "patientez testez transmettez communiquez confirmez effectuez conservez reconnectez cessez",
  es:
    "abra haga pulse seleccione elija compruebe verifique reinicie cierre vaya borre actualice instale desinstale " +
    "restablezca cambie envie envienos adjunte anote introduzca descargue exporte guarde desconecte conecte pruebe espere " +
    "cree elimine desactive active compare ejecute copie indique indiquenos describa responda anada revise inicie recargue " +
    "vuelva escriba desenchufe sustituya confirme confirmenos acceda entre apague encienda repita deje",
  it:
    "apra faccia prema selezioni scelga controlli verifichi riavvii chiuda vada cancelli svuoti aggiorni installi " +
    "disinstalli reimposti cambi modifichi invii alleghi annoti inserisca scarichi esporti salvi scolleghi colleghi provi " +
    "crei elimini disattivi attivi confronti esegua copi indichi descriva risponda aggiunga acceda effettui ricarichi " +
    "attenda sostituisca confermi spenga accenda ripeta esca tocchi avvii lasci",
  pt:
    "abra clique selecione escolha verifique reinicie feche va aceda acesse limpe atualize instale desinstale redefina " +
    "altere mude envie anexe anote introduza insira digite descarregue baixe exporte guarde salve desligue ligue tente crie " +
    "elimine exclua desative ative compare execute copie indique descreva responda adicione inicie recarregue confirme " +
    "aguarde substitua toque repita termine saia entre apague faca prima carregue deixe consulte teste volte",
  nl:
    "open klik selecteer kies controleer herstart start sluit ga wis werk installeer verwijder stel wijzig stuur voeg " +
    "noteer druk voer download exporteer sla koppel probeer maak schakel vergelijk kopieer vermeld beschrijf antwoord log " +
    "meld herlaad ververs bewaar test vervang wacht bevestig zet trek haal tik verander neem geef laat",
};

/** Before an action that is asked for: nothing, or one of these words, or a comma. Folded. */
const BEFORE: Readonly<Partial<Record<ReplyLanguage, string>>> = {
  en: "please|and|then|first|next|finally|second|third|secondly|lastly|also|afterwards|now|or|can|could|should|kindly|not|after that",
  nl: "alstublieft|en|dan|eerst|vervolgens|daarna|tot slot|ook|of|nu|graag",
};

/** Sentences in which customers are told to write again, which is no step: "Please let us know if …". */
const NO_STEP: Readonly<Partial<Record<ReplyLanguage, RegExp>>> = {
  en: /(?:do not hesitate|feel free|let us know if|if you (?:have|need) (?:any|more|further))/,
  de: /(?:zogern sie nicht|bei (?:weiteren )?(?:fragen|ruckfragen)|wenn sie (?:noch |weitere )?fragen)/,
  fr: /(?:n'hesitez pas|si vous avez (?:d'autres|des) questions|veuillez agreer)/,
  es: /(?:no dude en|si tiene (?:mas|alguna|otras))/,
  it: /(?:non esiti|se ha (?:altre|ulteriori) domande)/,
  pt: /(?:nao hesite|se tiver (?:mais|outras|alguma)|estamos a disposicao)/,
  nl: /(?:aarzel niet|als u (?:nog |verdere )?vragen)/,
};

const alternatives = (words: string): string => words.split(" ").join("|");

/** Where an action stands that is asked for, by language. */
const ASKED = new Map<ReplyLanguage, RegExp>([
  ["en", new RegExp(`(?:^|[,;:—–-] ?|(?<![a-z])(?:${BEFORE.en ?? ""}) )(?:${alternatives(ACTIONS.en)})(?![a-z])`, "g")],
  ["nl", new RegExp(`(?:^|[,;:—–-] ?|(?<![a-z])(?:${BEFORE.nl ?? ""}) )(?:${alternatives(ACTIONS.nl)})(?![a-z])`, "g")],
  ["de", new RegExp(`(?<!\\p{L})\\p{L}*(?:${alternatives(ACTIONS.de)}) sie(?!\\p{L})`, "gu")],
  [
    "fr",
    new RegExp(
      `(?<!\\p{L})(?:(?:${alternatives(ACTIONS.fr)})(?!\\p{L})|veuillez (?:vous )?\\p{L}+(?:er|ir|re)(?!\\p{L}))`,
      "gu",
    ),
  ],
  ...(["es", "it", "pt"] as const).map((language): [ReplyLanguage, RegExp] => [
    language,
    new RegExp(`(?<!\\p{L})(?:${alternatives(ACTIONS[language])})(?!\\p{L})`, "gu"),
  ]),
]);

/** Polite requests of Japanese, but for those that ask for patience or offer help. */
const ASKED_IN_JAPANESE =
  /(?<!ご了承|お待ち|申し付け|ご容赦|ご安心|お問い合わせ|ご連絡|よろしく|宜しく)(?:を)?(?:ください|下さい|いただけますか|いただけますでしょうか|お願い(?:いた)?します)/gu;

const LIST_ITEM = /^\s*(?:(?:\d{1,2}|[a-z])[.)]|[-*•–]|手順 ?\d)\s*(?=\S)/u;

const countAsked = (sentence: string, language: ReplyLanguage): number => {
  if (language === "ja") return sentence.match(ASKED_IN_JAPANESE)?.length ?? 0;
  const folded = foldLetters(sentence).replace(/^[^\p{L}]+/u, "");
  const pattern = ASKED.get(language);
  if (pattern === undefined || NO_STEP[language]?.test(folded) === true) return 0;
  return folded.match(pattern)?.length ?? 0;
};

/** The steps of a reply. */
export interface FoundSteps {
  /** Sentences or list items that ask the customer to do something. */
  readonly places: readonly string[];
  /** Everything that the customer is asked to do: a sentence may have several. */
  readonly actions: number;
}

/** Items of a list are steps, however they are worded. */
const listItems = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => (LIST_ITEM.test(line) ? [line.replace(LIST_ITEM, "").trim()] : []));

/**
 * What a reply asks its customer to do: the items of its list, or else the requests in its sentences, recognized by
 * the forms of formal requests.
 */
export const stepsIn = ({ own, text, language, ticketLanguage }: PreparedReply): FoundSteps => {
  const items = listItems(text);
  if (items.length > 1) return { places: items, actions: items.length };
  const spoken = language === undefined || language === "other" ? ticketLanguage : language;
  if (spoken === undefined) return { places: [], actions: 0 };
  const counted = sentencesIn(own).map((sentence) => ({ sentence, count: countAsked(sentence, spoken) }));
  return {
    places: counted.flatMap(({ sentence, count }) => (count > 0 ? [sentence] : [])),
    actions: counted.reduce((sum, { count }) => sum + count, 0),
  };
};
