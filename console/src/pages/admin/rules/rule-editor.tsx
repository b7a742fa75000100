import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, SearchX } from "lucide-react";
import { type ReactNode, type SyntheticEvent, useState } from "react";
import { ApiError } from "../../../api/problem";
import { ConflictDialog } from "../../../changes/conflict-dialog";
import type { Conflict } from "../../../changes/use-change";
import { Badge } from "../../../design/badge";
import { Button, buttonClass } from "../../../design/button";
import { EmptyState } from "../../../design/empty-state";
import { ErrorNote } from "../../../design/error-note";
import { Skeleton } from "../../../design/skeleton";
import { TextField } from "../../../design/text-field";
import { showToast } from "../../../design/toast";
import { type Fields, type KeptFormState, useKeptForm } from "../../../drafts/kept-form";
import { useKeptDraft } from "../../../drafts/kept-draft";
import { usePageTitle } from "../../../shell/page-title";
import { AskFirst } from "../ask-first";
import { AuditTrail } from "../audit-trail";
import { faultOfId, refusalWords, useFaults } from "../fault-words";
import {
  etagOf,
  NEW_RULE,
  type RuleCollection,
  type RuleCommon,
  type RuleKindName,
  rulesKey,
  rulesOf,
} from "./rule-collection";

export interface EditorForm<Name extends string> {
  readonly form: KeptFormState<Name>;
  /** What the API says of a field. */
  readonly faults: ReturnType<typeof useFaults>;
}

interface RuleEditorProps<Shown extends RuleCommon, Sent, Name extends string> {
  readonly collection: RuleCollection<Shown, Sent, Name>;
  /** From the address. */
  readonly ruleId: string;
  /** "New macro", "Delete the macro “Ask for the invoice”?" and the like: words of the kind. */
  readonly words: {
    readonly back: string;
    readonly create: string;
    readonly saved: string;
    readonly missing: string;
    readonly deleteTitle: (name: string) => string;
    readonly idHint: string;
  };
  /** Names of the fields, for comparing two states. */
  readonly labels: Readonly<Record<Name, string>>;
  /** What the rule is called. */
  readonly nameOf: (fields: Fields<Name>) => string;
  /** Whether rules of the kind can be created: categories cannot. @default true */
  readonly canCreate?: boolean;
  readonly children: (form: EditorForm<Name>) => ReactNode;
}

/** An id from a name: "Ask for the invoice" is ask-for-the-invoice. */
const idFrom = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 63);

const isStale = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

/** Version of a form of a rule that does not exist. */
const NONE = "none";

const BackLink = ({ kind, label }: { readonly kind: RuleKindName; readonly label: string }) => (
  <Link to="/admin/$kind" params={{ kind }} aria-label={label} title={label} className={buttonClass("quiet", true)}>
    <ArrowLeft aria-hidden className="size-4" />
  </Link>
);

interface SaveOptions<Shown extends RuleCommon, Sent, Name extends string> {
  readonly collection: RuleCollection<Shown, Sent, Name>;
  readonly form: KeptFormState<Name>;
  readonly id: string;
  readonly savedWords: string;
  /** Forgets what was typed. */
  readonly clear: () => void;
}

/** Writes a rule under the version that its form is a change of, and finds out what is there if that is an old one. */
const useSave = <Shown extends RuleCommon, Sent, Name extends string>(options: SaveOptions<Shown, Sent, Name>) => {
  const { collection, form, id, savedWords, clear } = options;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t } = useLingui();
  const [conflict, setConflict] = useState<Conflict<Fields<Name>, string>>();
  const findCurrent = async () => {
    await queries.invalidateQueries({ queryKey: rulesKey(collection.kind) });
    return queries.getQueryData(rulesOf(collection).queryKey)?.find((rule) => rule.id === id);
  };
  const leave = async (rule: Shown) => {
    clear();
    queries.setQueryData(
      rulesOf(collection).queryKey,
      (all: readonly Shown[] | undefined) => all && [...all.filter((each) => each.id !== rule.id), rule],
    );
    void queries.invalidateQueries({ queryKey: rulesKey(collection.kind) });
    void queries.invalidateQueries({ queryKey: ["audit", collection.kind, rule.id] });
    showToast({ text: savedWords });
    await navigate({ to: "/admin/$kind", params: { kind: collection.kind } });
  };
  const { mutate, isPending, error } = useMutation({
    mutationFn: (version: string) =>
      collection.put(
        id,
        collection.toRule(form.fields),
        version === NONE ? { "If-None-Match": "*" } : { "If-Match": etagOf(version) },
      ),
    onSuccess: leave,
    onError: async (reason, version) => {
      if (!isStale(reason) || version === NONE) return;
      const current = await findCurrent();
      if (current === undefined) {
        form.rebase(NONE);
        showToast({ tone: "problem", text: t`Somebody deleted it meanwhile. Save again to create it anew.` });
      } else if (JSON.stringify(collection.toFields(current)) === JSON.stringify(form.fields)) {
        // It is saved already: the response was lost.
        await leave(current);
      } else setConflict({ input: String(current.version), mine: form.fields, theirs: collection.toFields(current) });
    },
  });
  return {
    save: () => {
      if (!isPending) mutate(form.version);
    },
    isPending,
    /** A stale version has its own words, except that an id is taken. */
    error: isStale(error) && form.version !== NONE ? null : error,
    conflict,
    keepMine: () => {
      if (conflict !== undefined) mutate(conflict.input);
      setConflict(undefined);
    },
    takeTheirs: () => {
      clear();
      setConflict(undefined);
    },
  };
};

/** What the desk knows about a rule besides what it says. */
const Origin = ({ rule, hasDefault }: { readonly rule: RuleCommon | undefined; readonly hasDefault: boolean }) => {
  const { t } = useLingui();
  if (rule === undefined) return null;
  if (rule.isDefault) return <Badge>{t`Default`}</Badge>;
  return hasDefault ? <Badge tone="accent">{t`Changed default`}</Badge> : null;
};

interface IdFieldProps {
  readonly value: string;
  readonly suggested: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly onChange: (id: string) => void;
}

const IdField = ({ value, suggested, hint, error, onChange }: IdFieldProps) => {
  const { t } = useLingui();
  return (
    <TextField
      label={t`Id`}
      hint={hint}
      error={error}
      placeholder={suggested}
      maxLength={63}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={({ target }) => {
        onChange(target.value);
      }}
    />
  );
};

const Editor = <Shown extends RuleCommon, Sent, Name extends string>(
  props: RuleEditorProps<Shown, Sent, Name> & { readonly rule: Shown | undefined },
) => {
  const { collection, ruleId, rule, words, labels, nameOf, children } = props;
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const version = rule === undefined ? NONE : String(rule.version);
  const form: KeptFormState<Name> = useKeptForm(`${collection.kind}/${ruleId}`, collection.toFields(rule), version);
  const isNew = ruleId === NEW_RULE;
  const typedId = useKeptDraft(`${collection.kind}/${ruleId}/id`);
  const suggested = idFrom(nameOf(form.fields));
  const id = isNew ? typedId.text.trim() || suggested : ruleId;
  const clear = () => {
    form.clear();
    typedId.clear();
  };
  const { save, isPending, error, conflict, keepMine, takeTheirs } = useSave({
    collection,
    form,
    id,
    savedWords: words.saved,
    clear,
  });
  const isChanged = form.isChanged || typedId.text !== "";
  const faults = useFaults(error);
  const isTaken = isStale(error);
  const name = nameOf(collection.toFields(rule));
  usePageTitle(isNew ? words.create : name);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
  };
  const remove = async () => {
    if (rule === undefined) return;
    await collection.remove(rule.id, etagOf(String(rule.version)));
    clear();
    await queries.invalidateQueries({ queryKey: rulesKey(collection.kind) });
    await navigate({ to: "/admin/$kind", params: { kind: collection.kind } });
  };
  const hasDefault = collection.hasDefault(ruleId);
  const idError = isTaken
    ? t`There is one with this id already. Choose another.`
    : faultOfId(error)
      ? t`Use 1 to 63 lower-case letters, digits and hyphens.`
      : undefined;
  const whole = faults("#");
  return (
    <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
      <div className="flex min-w-0 items-center gap-2">
        <BackLink kind={collection.kind} label={words.back} />
        <h2 className="min-w-0 truncate text-lg font-semibold">
          <bdi>{isNew ? words.create : name}</bdi>
        </h2>
        <Origin rule={rule} hasDefault={hasDefault} />
      </div>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
        {children({ form, faults })}
        {isNew && (
          <IdField
            value={typedId.text}
            suggested={suggested}
            hint={words.idHint}
            error={idError}
            onChange={typedId.setText}
          />
        )}
        {error !== null && !isTaken && !faultOfId(error) && (
          <ErrorNote error={error} words={refusalWords(error)} action={whole && <p>{whole}</p>} />
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" kind="primary" isPending={isPending}>
            {isPending ? t`Saving…` : t`Save`}
          </Button>
          {isChanged && <Button onClick={clear}>{t`Discard changes`}</Button>}
          {rule !== undefined && !rule.isDefault && (
            <span className="ml-auto">
              <AskFirst
                label={hasDefault ? t`Return to the default` : t`Delete`}
                title={words.deleteTitle(name)}
                confirmLabel={hasDefault ? t`Return to the default` : t`Delete`}
                isDangerous
                onConfirm={remove}
              >
                {hasDefault
                  ? t`The default holds again from then on.`
                  : t`This cannot be undone. Its audit trail stays.`}
              </AskFirst>
            </span>
          )}
        </div>
        {rule?.isDefault === true && (
          <p className="text-sm text-muted">{t`This is a default: it can be changed, but not deleted.`}</p>
        )}
        {isChanged && (
          <p role="status" className="text-sm text-muted">{t`Not saved yet. Your changes are kept on this device.`}</p>
        )}
      </form>
      {!isNew && <AuditTrail subject={[collection.kind, ruleId]} read={(page) => collection.audit(ruleId, page)} />}
      <ConflictDialog
        conflict={conflict}
        fields={Object.entries<string>(labels).map(([field, label]) => ({
          id: field,
          label,
          render: (fields: Fields<string>) => <bdi className="whitespace-pre-wrap">{fields[field]}</bdi>,
        }))}
        onKeepMine={keepMine}
        onTakeTheirs={takeTheirs}
      />
    </div>
  );
};

/** One rule: its form, deleting it, and what has become of it. */
export const RuleEditor = <Shown extends RuleCommon, Sent, Name extends string>(
  props: RuleEditorProps<Shown, Sent, Name>,
) => {
  const { collection, ruleId, words, canCreate = true } = props;
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(rulesOf(collection));
  if (data === undefined)
    return (
      <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
        {error === null ? (
          <Skeleton className="h-80 w-full" />
        ) : (
          <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
        )}
      </div>
    );
  const rule = data.find(({ id }) => id === ruleId);
  if (rule === undefined && !(canCreate && ruleId === NEW_RULE))
    return (
      <EmptyState
        icon={SearchX}
        title={words.missing}
        action={
          <Link to="/admin/$kind" params={{ kind: collection.kind }} className={buttonClass("primary")}>
            {words.back}
          </Link>
        }
      >
        {t`It may have been deleted, or the address mistyped.`}
      </EmptyState>
    );
  return <Editor key={ruleId} {...props} rule={rule} />;
};
