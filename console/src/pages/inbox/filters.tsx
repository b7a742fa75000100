import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId } from "react";
import { Chip } from "../../design/chip";
import { Button } from "../../design/button";
import { Select } from "../../design/select-native";
import { TextField } from "../../design/text-field";
import { visibleText } from "../../design/visible-text";
import { useAgentNames } from "../../desk/agent-names";
import { agents } from "../../desk/queries";
import { CATEGORIES, PRIORITIES, TIERS } from "../../desk/ticket-values";
import { languageName, useTicketWords } from "../../desk/ticket-words";
import { useFormatLocale } from "../../words/format-locale";
import { useInboxWords } from "./inbox-words";
import { knownTags } from "./queries";
import {
  activeFilters,
  FILTERS,
  type FilterName,
  type InboxSearch,
  LANES,
  OPEN_STATUSES,
  RESULTS,
  withFilter,
  withoutFilters,
} from "./search";

interface FiltersProps {
  readonly search: InboxSearch;
  readonly onChange: (search: InboxSearch) => void;
}

/** Languages that are offered; the address takes any other. */
const LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh", "und"];

/** Words of each value of the filters that have a few values. */
const useChoices = (search: InboxSearch): Partial<Readonly<Record<FilterName, Readonly<Record<string, string>>>>> => {
  const { t, i18n } = useLingui();
  const words = useTicketWords();
  const { data = [] } = useQuery(agents);
  const pick = <Value extends string>(values: readonly Value[], names: Readonly<Record<Value, string>>) =>
    Object.fromEntries(values.map((value) => [value, names[value]]));
  const languages = new Set([...LANGUAGES, ...(search.language === undefined ? [] : [search.language])]);
  const staff = data.filter(({ active, id }) => active || id === search.assignee);
  const known = Object.fromEntries(staff.map(({ id, name }) => [id, name]));
  return {
    deskStatus: pick(OPEN_STATUSES, words.deskStatus),
    priority: pick(PRIORITIES, words.priority),
    category: pick(CATEGORIES, words.category),
    tier: pick(TIERS, words.tier),
    lane: pick(LANES, words.lane),
    status: pick(RESULTS, words.status),
    language: Object.fromEntries(
      [...languages].map((tag) => [tag, languageName(tag, i18n.locale) ?? t`Language unknown`]),
    ),
    assignee: search.assignee === undefined ? known : { [search.assignee]: search.assignee, ...known },
  };
};

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  readonly type: "text" | "date";
  readonly list?: string;
  readonly onChange: (value: string) => void;
}

/** A filter that is typed. It applies with Enter, or when the field is left. */
const TextFilter = ({ label, value, type, list, onChange }: TextFilterProps) => (
  <TextField
    // What the address says is what it shows.
    key={value}
    label={label}
    type={type}
    list={list}
    defaultValue={value}
    maxLength={128}
    onBlur={({ target }) => {
      if (target.value.trim() !== value) onChange(target.value.trim());
    }}
    onKeyDown={({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) => {
      if (key === "Enter" && currentTarget.value.trim() !== value) onChange(currentTarget.value.trim());
    }}
  />
);

/** All filters. Each applies at once. */
export const FilterPanel = ({ search, onChange }: FiltersProps) => {
  const { t } = useLingui();
  const words = useInboxWords();
  const choices = useChoices(search);
  const { data: tags = [] } = useQuery(knownTags);
  const tagList = useId();
  const set = (name: FilterName) => (value: string) => {
    onChange(withFilter(search, name, value));
  };
  return (
    <section
      aria-label={t`Filters`}
      className="grid max-h-[45dvh] shrink-0 grid-cols-2 gap-x-3 gap-y-2.5 overflow-auto border-b border-line bg-surface px-4 py-3 sm:grid-cols-3 sm:px-6 lg:grid-cols-4 xl:grid-cols-6"
    >
      {FILTERS.map((name) => {
        const options = choices[name];
        const value = search[name] ?? "";
        if (options !== undefined)
          return (
            <Select<string>
              key={name}
              label={words.filter[name]}
              value={value}
              options={{ "": t`Any`, ...options }}
              onChange={set(name)}
            />
          );
        return (
          <TextFilter
            key={name}
            label={words.filter[name]}
            value={value}
            type={name === "from" || name === "to" ? "date" : "text"}
            {...(name === "tag" && { list: tagList })}
            onChange={set(name)}
          />
        );
      })}
      <datalist id={tagList}>
        {tags.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </datalist>
    </section>
  );
};

/** The filters that are set, each with a button that removes it. */
export const FilterChips = ({ search, onChange }: FiltersProps) => {
  const { t } = useLingui();
  const locale = useFormatLocale();
  const words = useInboxWords();
  const choices = useChoices(search);
  const nameOf = useAgentNames();
  const active = activeFilters(search);
  if (active.length === 0) return null;
  const textOf = (name: FilterName): string => {
    const value = search[name] ?? "";
    if (name === "assignee") return nameOf(value);
    if (name === "from" || name === "to")
      return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(`${value}T00:00`));
    return choices[name]?.[value] ?? value;
  };
  return (
    <ul aria-label={t`Active filters`} className="flex shrink-0 flex-wrap items-center gap-1.5 px-4 pb-2 sm:px-6">
      {active.map((name) => {
        const label = `${words.filter[name]}: ${visibleText(textOf(name))}`;
        return (
          <li key={name} className="max-w-full">
            <Chip
              removeLabel={t`Remove filter ${label}`}
              onRemove={() => {
                onChange(withFilter(search, name, ""));
              }}
            >
              {label}
            </Chip>
          </li>
        );
      })}
      <li>
        <Button
          kind="quiet"
          className="h-6"
          onClick={() => {
            onChange(withoutFilters(search));
          }}
        >{t`Clear all`}</Button>
      </li>
    </ul>
  );
};
