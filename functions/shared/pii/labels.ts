/** What the words before a number say that it is. */
export type Label = "phone" | "identity" | "reference";

const anyOf = (words: string): string =>
  words
    .split(",")
    .map((word) => word.trim())
    .join("|");

const PHONE = anyOf(
  "phone, tel, mobile, cell, call, ring me, fax, whatsapp, sms, text me, reach me, hotline, handy, mobil, rückruf, " +
    "zurückrufen, rufen, erreich, anruf, téléphon, portable, appel, joindre, joignable, rappel, móvil, celular, llám, llam, " +
    "cellulare, chiam, richiam, ligue, ligar, bel(?!\\p{L}), bellen, mobiel, komórk, zadzwo, dzwoni, oddzwo",
);

const IDENTITY = anyOf(
  "ssn, social security, tax id, tax number, tin, steuer, idnr, identifikationsnummer, cpf, pesel, bsn, burgerservice, " +
    "sofinummer, dni, nie, nif, nir, sécurité sociale, numéro de sécu, national insurance, nino, codice fiscale, national id",
);

const REFERENCE = anyOf(
  "order, invoice, ticket, case, serial, version, build, reference, ref, tracking, parcel, shipment, sku, imei, isbn, ean, " +
    "article, contract, customer number, policy, bestell, rechnung, auftrag, vorgang, serien, kunden, artikel, vertrag, sendung, " +
    "commande, facture, dossier, référence, colis, contrat, pedido, factura, caso, referencia, envío, contrato, ordine, " +
    "fattura, pratica, riferimento, spedizione, fatura, encomenda, referência, bestelling, factuur, zaak, zending, klant, " +
    "zamówieni, faktur, zgłoszeni, przesyłk, umow",
);

const LABELS = new RegExp(
  `(?<!\\p{L})(?:(?<phone>${PHONE})|(?<identity>${IDENTITY})|(?<reference>${REFERENCE}))`,
  "giu",
);

/** Characters before a number in which a word may say what it is. */
const REACH = 40;

/** What the nearest of the words before an offset, on the same line, says that follows there. */
export const labelBefore = (text: string, offset: number): Label | undefined => {
  const line = text.slice(Math.max(0, offset - REACH), offset).replace(/^[^]*\n(?=[^\n]*$)/, "");
  const found = Array.from(line.matchAll(LABELS)).at(-1)?.groups;
  if (found === undefined) return undefined;
  if (found["phone"] !== undefined) return "phone";
  return found["identity"] === undefined ? "reference" : "identity";
};
