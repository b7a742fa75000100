import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type SyntheticEvent, type ReactNode, useState } from "react";
import { Button } from "../../design/button";
import { Chip } from "../../design/chip";
import { Select as NativeSelect } from "../../design/select-native";
import { ComboBox } from "../../design/combo-box";
import { TextField } from "../../design/text-field";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { agents } from "../../desk/queries";
import { Countdown } from "../../desk/sla-countdown";
import { PRIORITIES } from "../../desk/ticket-values";
import { type ClockName, type DeskTicket, languageName, useTicketWords } from "../../desk/ticket-words";
import type { TicketPatch } from "./queries";

interface PropertiesProps {
  readonly ticket: DeskTicket;
  readonly onChange: (patch: TicketPatch) => void;
}

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="flex flex-col gap-2.5 border-b border-line px-4 py-4 last:border-0">
    <h2 className="text-xs font-semibold text-muted">{title}</h2>
    {children}
  </section>
);

const CLOCKS = ["firstResponse", "nextResponse", "resolution"] as const satisfies readonly ClockName[];

const Clocks = ({ ticket: { sla } }: { readonly ticket: DeskTicket }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const shown = CLOCKS.flatMap((name) => {
    const clock = sla[name];
    return clock === null ? [] : [{ name, clock }];
  });
  if (shown.length === 0) return <p className="text-sm text-muted">{t`No deadline applies.`}</p>;
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      {shown.map(({ name, clock }) => (
        <div key={name} className="flex justify-between gap-2">
          <dt>{words.clock[name]}</dt>
          <dd>
            {clock.doneAt !== null && (clock.isLate ? t`late` : t`kept`)}
            {clock.doneAt === null && clock.dueAt !== null && (
              <Countdown dueAt={clock.dueAt} atRiskAt={clock.atRiskAt} />
            )}
            {clock.doneAt === null && clock.dueAt === null && (
              <span className="text-muted">{clock.isLate ? t`paused, late` : t`paused`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};

const Assignee = ({ ticket: { assignee }, onChange }: PropertiesProps) => {
  const { t } = useLingui();
  const { data = [] } = useQuery(agents);
  const nobody = "";
  const options = [
    { id: nobody, label: t`Nobody` },
    ...data
      .filter(({ active, id }) => active || id === assignee)
      .map(({ id, name, openCount, capacity }) => ({ id, label: `${name} (${openCount}/${capacity})` })),
  ];
  return (
    <ComboBox
      label={t`Assigned to`}
      options={options}
      value={assignee ?? nobody}
      onChange={(id) => {
        if (id !== null) onChange({ assignee: id === nobody ? null : id });
      }}
    />
  );
};

const Tags = ({ ticket: { tags }, onChange }: PropertiesProps) => {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    const tag = text.trim().toLowerCase();
    if (tag !== "" && !tags.includes(tag)) onChange({ tags: [...tags, tag] });
    setText("");
  };
  return (
    <div>
      {tags.length > 0 && (
        <ul aria-label={t`Tags`} className="mb-2 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="max-w-full">
              <Chip
                removeLabel={t`Remove ${tag}`}
                onRemove={() => {
                  onChange({ tags: tags.filter((each) => each !== tag) });
                }}
              >
                {visibleText(tag)}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} className="flex items-end gap-2">
        <TextField
          id="new-tag"
          label={t`Add a tag`}
          className="min-w-0 grow"
          maxLength={50}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
        <Button type="submit">{t`Add`}</Button>
      </form>
    </div>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="flex justify-between gap-3 text-sm">
    <dt className="shrink-0 text-muted">{name}</dt>
    <dd className="min-w-0 text-right [overflow-wrap:anywhere]">{children}</dd>
  </div>
);

const Customer = ({ ticket }: { readonly ticket: DeskTicket }) => {
  const { t, i18n } = useLingui();
  const words = useTicketWords();
  const { contact, customerId, tier, product, language, submittedAt } = ticket;
  const text = (value: string | null) => value !== null && <bdi>{visibleText(value)}</bdi>;
  return (
    <dl className="flex flex-col gap-1.5">
      {contact.name !== null && <Fact name={t`Name`}>{text(contact.name)}</Fact>}
      {contact.email !== null && <Fact name={t`E-mail`}>{text(contact.email)}</Fact>}
      {contact.company !== null && <Fact name={t`Company`}>{text(contact.company)}</Fact>}
      {customerId !== null && (
        <Fact name={t`Customer`}>
          <Link to="/desk/customers/$customerId" params={{ customerId }} className="text-accent-text underline">
            {text(customerId)}
          </Link>
        </Fact>
      )}
      <Fact name={t`Tier`}>{words.tier[tier]}</Fact>
      {product !== null && <Fact name={t`Product`}>{text(product)}</Fact>}
      <Fact name={t`Language`}>{languageName(language, i18n.locale) ?? t`unknown`}</Fact>
      <Fact name={t`Submitted`}>
        <Time value={submittedAt} isExact />
      </Fact>
    </dl>
  );
};

/** What a ticket is, beside its conversation: everything that staff change, its deadlines and its customer. */
export const Properties = ({ ticket, onChange }: PropertiesProps) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { allowedStatuses, deskStatus, priority, category } = ticket;
  const isClosed = deskStatus === "CLOSED";
  const statuses = [deskStatus, ...allowedStatuses.filter((status) => status !== deskStatus)];
  return (
    <>
      <Section title={t`Deadlines`}>
        <Clocks ticket={ticket} />
      </Section>
      <Section title={t`Properties`}>
        {isClosed ? (
          <p className="text-sm text-muted">{t`This ticket is closed and cannot be changed any more.`}</p>
        ) : (
          <>
            <NativeSelect<string>
              label={t`Status`}
              value={deskStatus}
              options={Object.fromEntries(statuses.map((status) => [status, words.deskStatus[status]]))}
              onChange={(status) => {
                const chosen = allowedStatuses.find((each) => each === status);
                if (chosen !== undefined) onChange({ deskStatus: chosen });
              }}
            />
            <NativeSelect
              label={t`Priority`}
              value={priority}
              options={words.priority}
              onChange={(next) => {
                onChange({ priority: PRIORITIES.find((each) => each === next) ?? priority });
              }}
            />
            <NativeSelect
              label={t`Category`}
              value={category}
              options={words.category}
              onChange={(next) => {
                onChange({ category: next });
              }}
            />
            <Assignee ticket={ticket} onChange={onChange} />
            <Tags ticket={ticket} onChange={onChange} />
          </>
        )}
      </Section>
      <Section title={t`Customer`}>
        <Customer ticket={ticket} />
      </Section>
    </>
  );
};
