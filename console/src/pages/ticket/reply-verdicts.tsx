import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "../../design/badge";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { Skeleton } from "../../design/skeleton";
import { visibleText } from "../../design/visible-text";
import { useAgentNames } from "../../desk/agent-names";
import { useFormatLocale } from "../../words/format-locale";
import { perLocale } from "../../words/per-locale";
import { evaluation, type PersonVerdict, type ReplyVerdict } from "./queries";

/** When a reply meets each criterion, in words. */
const useCriteria = (): Readonly<Record<ReplyVerdict["criterion"], string>> => {
  const { t } = useLingui();
  return {
    NAMES_PRODUCT: t`The reply names the product.`,
    NAMES_PROBLEM: t`The reply names the problem.`,
    CONCRETE_STEPS: t`The reply gives two or three concrete steps.`,
    FORMAL_TONE: t`The reply has no contraction, exclamation mark or emoji.`,
    NO_INVENTED_ID: t`The reply invents no number of a ticket, order or invoice.`,
    NO_INVENTED_LINK: t`The reply invents no link.`,
    NO_INVENTED_DATE: t`The reply invents no date.`,
    NO_INVENTED_PRICE: t`The reply invents no price and no percentage.`,
    NO_INVENTED_REFUND: t`The reply promises no refund and no credit.`,
    NO_INVENTED_PROMISE: t`The reply promises no time and guarantees nothing.`,
    NO_NEW_PERSONAL_DATA: t`The reply has no personal data that the ticket does not have.`,
    TICKET_LANGUAGE: t`The reply is in the language of the ticket.`,
    LENGTH: t`The reply is neither too short nor too long, and says nothing twice.`,
    CUSTOMER_ONLY: t`The reply speaks to the customer alone.`,
    CONTEXTUAL_RELEVANCE: t`The reply deals with all that the customer asks, and with nothing else.`,
    TECHNICAL_ACCURACY: t`What the reply says agrees with the ticket, and nothing is made up.`,
    PROFESSIONAL_TONE: t`The reply is polite and calm, and blames nobody.`,
    ACTIONABLE_GUIDANCE: t`The customer knows what to do next, and in which order.`,
    FIT_TO_SEND: t`A person sent the reply as it was.`,
  };
};

const Failed = ({ verdict }: { readonly verdict: ReplyVerdict }) => {
  const { t } = useLingui();
  const criteria = useCriteria();
  const { source, criterion, evidence, critique } = verdict;
  const sources = { RULES: t`Rules`, JUDGE: t`Judge`, PERSON: t`Person` };
  return (
    <li className="border-b border-line py-2 text-sm last:border-0">
      <p className="flex flex-wrap items-baseline gap-2">
        <Badge tone="warning">{t`Not met`}</Badge>
        <span className="font-medium">{criteria[criterion]}</span>
        <span className="ml-auto text-muted">{sources[source]}</span>
      </p>
      {evidence !== null && (
        <blockquote dir="auto" className="mt-1 border-l-2 border-line pl-3 [overflow-wrap:anywhere]">
          {visibleText(evidence)}
        </blockquote>
      )}
      {critique !== null && (
        <p dir="auto" className="mt-1 [overflow-wrap:anywhere] text-muted">
          {visibleText(critique)}
        </p>
      )}
    </li>
  );
};

/** 0.125 as "12.5%". */
const percentFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
);

/** What a person did with the model's draft. */
const OfPerson = ({ person: { draftUse, editShare, decidedBy } }: { readonly person: PersonVerdict }) => {
  const { t } = useLingui();
  const name = useAgentNames()(decidedBy);
  const share = percentFormat(useFormatLocale()).format(editShare ?? 0);
  const words = {
    SENT_AS_IS: t`${name} sent the model's draft as it was.`,
    EDITED: t`${name} edited the model's draft before sending it (${share} changed).`,
    DISCARDED: t`${name} discarded the model's draft.`,
  };
  return <p className="mb-2 text-sm">{words[draftUse]}</p>;
};

/** The criteria that the model's reply does not meet, with what shows it. */
const Criteria = ({ verdicts }: { readonly verdicts: readonly ReplyVerdict[] | undefined }) => {
  const { t } = useLingui();
  if (verdicts === undefined)
    return <p className="text-sm text-muted">{t`The reply to this ticket was not evaluated: only a sample is.`}</p>;
  const failed = verdicts.filter(({ verdict }) => verdict === "FAIL");
  if (failed.length === 0) return <p className="text-sm">{t`The reply meets every criterion.`}</p>;
  return (
    <ul aria-label={t`Criteria that are not met`}>
      {failed.map((verdict) => (
        <Failed key={`${verdict.source} ${verdict.criterion}`} verdict={verdict} />
      ))}
    </ul>
  );
};

/** What a person, the rules and the judge say of the model's reply. */
export const ReplyVerdicts = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(evaluation(ticketId));
  if (data === undefined && error !== null)
    return <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />;
  if (data === undefined) return <Skeleton className="h-5 w-full max-w-md" />;
  return (
    <>
      {data.person !== null && <OfPerson person={data.person} />}
      <Criteria verdicts={data.evaluation?.verdicts} />
    </>
  );
};
