import { useKeptDraft } from "./kept-draft";

/** What is typed into the fields of a form: texts, as a browser sends them. */
export type Fields<Name extends string> = Readonly<Record<Name, string>>;

interface KeptForm<Name extends string> {
  readonly fields: Fields<Name>;
  /** Version of the thing that the person began to change. */
  readonly version: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isFieldsLike = <Name extends string>(value: unknown, like: Fields<Name>): value is Fields<Name> =>
  isRecord(value) && Object.keys(like).every((name) => typeof value[name] === "string");

/** What was kept; undefined if nothing, or what an older console kept in another form. */
const parse = <Name extends string>(json: string, like: Fields<Name>): KeptForm<Name> | undefined => {
  try {
    const value: unknown = JSON.parse(json);
    if (!isRecord(value) || typeof value["version"] !== "string") return undefined;
    return isFieldsLike(value["fields"], like) ? { fields: value["fields"], version: value["version"] } : undefined;
  } catch {
    return undefined;
  }
};

const isSame = <Name extends string>(one: Fields<Name>, other: Fields<Name>): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * A form whose changes are kept on this device until they are saved, with the version that they are changes of: what
 * somebody else saves meanwhile is not overwritten unseen.
 * @param key what it is about: `macro/ask-for-invoice`
 * @param saved its fields as they are saved
 * @param version of what is saved
 */
export const useKeptForm = <Name extends string>(key: string, saved: Fields<Name>, version = "") => {
  const draft = useKeptDraft(key);
  const kept = parse(draft.text, saved);
  const fields = kept?.fields ?? saved;
  const base = kept?.version ?? version;
  const keep = (next: Fields<Name>, nextVersion: string) => {
    if (isSame(next, saved) && nextVersion === version) draft.clear();
    else draft.setText(JSON.stringify({ fields: next, version: nextVersion }));
  };
  return {
    fields,
    version: base,
    isChanged: kept !== undefined,
    /** Changes fields. All that one event changes go into one call. */
    set: (changes: Partial<Fields<Name>>) => {
      keep({ ...fields, ...changes }, base);
    },
    /** Goes on with the same fields, as changes of another version. */
    rebase: (other: string) => {
      keep(fields, other);
    },
    /** After they are saved, or to give them up. */
    clear: draft.clear,
  };
};

export type KeptFormState<Name extends string> = ReturnType<typeof useKeptForm<Name>>;
