import { onFirstUse } from "../contracts/on-first-use.js";
import type { PiiSpan } from "./span.js";

const NAME = String.raw`\p{Lu}[\p{L}.'’]{0,25}`;
const NAMES = String.raw`${NAME}(?:[ -](?:(?:de|del|della|dei|di|da|do|dos|das|du|des|la|le|les|van|von|der|den|the|of) )?${NAME}){0,4}`;
const NUMBER = String.raw`\d{1,5}(?: ?(?:[a-hA-H]|bis|ter)(?![\p{L}\p{N}]))?(?:[/-]\d{1,4})?`;
const CITY = String.raw`\p{Lu}[\p{L}.'’-]{1,25}(?:[ -](?:(?:am|an|der|de|del|la|le|sur|do|da|of|upon) )?\p{Lu}[\p{L}.'’-]{1,25}){0,3}`;
const GAP = String.raw`(?:,? ?\r?\n ?|, ?| )`;

/** What may follow street and number: a flat, a floor, a part of the city. */
const EXTRA = String.raw`(?:,? (?:Apt|Apartment|Suite|Unit|Flat|Floor|apto|ap|piso|planta|Interno|m)\.? ?#?[\p{L}\p{N}º°-]{1,6}(?: [A-Z](?!\p{L}))?)?`;

/** Streets with their number, as each country writes them. Postal code and city are part of the address. */
const FORMS: readonly string[] = [
  // 12 Baker Street, London NW1 6XE; 742 Evergreen Terrace, Springfield, OR 97403
  String.raw`${NUMBER} ${NAMES} (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Terrace|Crescent|Square|Way|Place|Close|Gardens)(?!\p{L})\.?${EXTRA}` +
    String.raw`(?:${GAP}${CITY}(?:,? [A-Z]{2}(?: \d{5}(?:-\d{4})?)?|,? \d{5}|${GAP}[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\p{L}\p{N}]))?`,
  // Lindenstraße 12, 10969 Berlin; Am Alten Markt 3, 50667 Köln
  String.raw`(?:(?:${NAME}[ -]){0,2}\p{Lu}[\p{L}-]{0,25}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer)|(?:${NAME}[ -]){1,3}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)|(?:Am|An der|An den|Im|In der|Auf der|Zum|Zur) ${NAMES}) ${NUMBER}(?:${GAP}(?:[DAL]-)?\d{4,5} ${CITY})?`,
  // 14 rue de la République, 69002 Lyon
  String.raw`${NUMBER},? (?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|route|cours) (?:(?:de la|de l['’]|des|du|de|d['’]) ?)?${NAMES}(?:${GAP}\d{5} ${CITY})?`,
  // Calle Mayor 5, 2º B, 28013 Madrid; Via Garibaldi 8, 20121 Milano; Rua das Flores 20, 4050-262 Porto
  String.raw`(?:Calle|C/|Avenida|Avda\.|Av\.|Plaza|Paseo|Via|Viale|Piazza|Corso|Largo|Rua|Travessa|Praça|Alameda) ?(?:(?:de la|de los|de|del|della|dei|das|dos|da|do) )?${NAMES},? (?:n[º°.]? ?)?${NUMBER}(?:, ?\d{1,2}[º°ª] ?[\p{L}]{0,8})?${EXTRA}(?:${GAP}(?:\d{4,5}(?:-\d{3})?|\d{5}) ${CITY}(?: \([A-Z]{2}\))?)?`,
  // Keizersgracht 123, 1015 CJ Amsterdam
  String.raw`(?:${NAME}[ -]){0,2}\p{Lu}[\p{L}-]{0,25}(?:straat|gracht|laan|plein|kade|singel|dijk|steeg|weg) ${NUMBER}(?:${GAP}\d{4} ?[A-Z]{2},? ${CITY})?`,
  // ul. Marszałkowska 10/4, 00-590 Warszawa
  String.raw`(?:ul\.|al\.|pl\.|os\.|ulica|aleja) ?${NAMES} \d{1,4}[a-zA-Z]?(?:/\d{1,4}|(?: m\.? ?\d{1,4}))?(?:${GAP}\d{2}-\d{3} ${CITY})?`,
];

const patterns = onFirstUse(() =>
  FORMS.map((form) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${form})(?![\\p{L}\\p{N}])`, "gu")),
);

/** A word of a street, without which no form needs to be tried. */
const STREET =
  /street|\bst\b|ave|road|\brd\b|boulevard|blvd|lane|\bln\b|drive|\bdr\b|court|\bct\b|terrace|crescent|square|way|place|close|garden|straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|\b(?:am|an d|im|in der|auf der|zu[mr])\b|rue|\bbd\b|chemin|impasse|allée|quai|route|cours|calle|c\/|avda|av\.|plaza|paseo|via|piazza|corso|largo|rua|travessa|praça|alameda|straat|gracht|laan|plein|kade|singel|dijk|steeg|[uapo][lsl]\.|ulica|aleja/i;

/** Postal addresses with a street and a house number. A street, a postal code or a city alone is none. */
export const addressesIn = (text: string): readonly PiiSpan[] =>
  (STREET.test(text) ? patterns() : []).flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: address, index }) => ({
      start: index,
      end: index + address.replace(/[.,]+$/, "").length,
      kind: "ADDRESS" as const,
    })),
  );
