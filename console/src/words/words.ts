import { i18n, type Messages } from "@lingui/core";
import { readStored, writeStored } from "../browser/stored";

/** The languages of the console, in their own words. */
export const LOCALES = { en: "English", de: "Deutsch" } as const;
export type Locale = keyof typeof LOCALES;

/** Words of a part of the console, each language in a file of its own. */
export type Catalog = Readonly<Record<Locale, () => Promise<{ readonly messages: Messages }>>>;

const STORED = "console.locale";

const isLocale = (text: string | undefined): text is Locale => text !== undefined && text in LOCALES;

/** What the visitor chose, else the first of their browser's languages that the console has, else English. */
const preferredLocale = (): Locale => {
  const stored = readStored(STORED);
  if (isLocale(stored)) return stored;
  return navigator.languages.map((tag) => tag.split("-")[0]).find(isLocale) ?? "en";
};

let current: Locale = "en";
const catalogs = new Set<Catalog>();

const load = async (catalog: Catalog, locale: Locale): Promise<void> => {
  const { messages } = await catalog[locale]();
  i18n.load(locale, messages);
};

/** The language of the console now. */
export const currentLocale = (): Locale => current;

/** Loads the words of a part of the console, now and after each change of the language. */
const loadWords = async (catalog: Catalog): Promise<void> => {
  if (catalogs.has(catalog)) return;
  await load(catalog, current);
  catalogs.add(catalog);
};

/** A page's code, to be loaded together with its words. */
export const withWords =
  <Page>(catalog: Catalog, load: () => Promise<Page>): (() => Promise<Page>) =>
  async () => {
    const [page] = await Promise.all([load(), loadWords(catalog)]);
    return page;
  };

const activate = (locale: Locale): void => {
  current = locale;
  document.documentElement.lang = locale;
  i18n.activate(locale);
};

/** Changes the language of everything on the page, and of the next visits. @throws if the words do not load */
export const changeLocale = async (locale: Locale): Promise<void> => {
  await Promise.all([...catalogs].map((catalog) => load(catalog, locale)));
  writeStored(STORED, locale);
  activate(locale);
};

const SHARED: Catalog = { en: () => import("./catalog/en.po"), de: () => import("./catalog/de.po") };

/** Loads the words that every page needs. */
export const startWords = async (): Promise<void> => {
  current = preferredLocale();
  await loadWords(SHARED);
  activate(current);
};
