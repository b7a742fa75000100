import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useTicketWords } from "../../desk/ticket-words";
import { Figure, Figures, Part, Shares } from "./figures";
import { useNumbers } from "./numbers";
import type { OpenFigures } from "./queries";

const STATUSES = ["OPEN", "PENDING", "ON_HOLD"] as const satisfies readonly (keyof OpenFigures["byDeskStatus"])[];
const LANES = ["priority", "general"] as const;
const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"] as const;

const useAgeWords = () => {
  const { t } = useLingui();
  return ({ fromDays, toDays }: OpenFigures["age"]["groups"][number]): string => {
    if (toDays === null) return t`${fromDays} days and older`;
    if (toDays === 0) return t`Today`;
    return fromDays === toDays
      ? t`${plural(fromDays, { one: "# day", other: "# days" })}`
      : t`${fromDays} to ${toDays} days`;
  };
};

const Age = ({ open }: { readonly open: OpenFigures }) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const ageWords = useAgeWords();
  const { p50Days, p90Days, oldestDays, groups } = open.age;
  const days = (value: number | null): string => (value === null ? "–" : numbers.duration(value * 86_400 || null));
  const half = p50Days === 0 ? t`today` : days(p50Days);
  const most = p90Days === 0 ? t`today` : days(p90Days);
  const oldest = oldestDays === 0 ? t`today` : days(oldestDays);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Shares
        title={t`By age`}
        rows={groups.map((group) => ({ id: String(group.fromDays), label: ageWords(group), count: group.tickets }))}
        format={numbers.count}
        empty={t`Nothing is open.`}
      />
      <p className="text-sm text-muted">{t`Half are at most this old: ${half}. Nine of ten: ${most}. The oldest: ${oldest}.`}</p>
    </div>
  );
};

/** What is open now. */
export const OpenPart = ({ open }: { readonly open: OpenFigures }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { count } = useNumbers();
  const agents = open.byAgent.map(({ agentId, name, tickets }) => ({ id: agentId, label: name, count: tickets }));
  const others = { id: "_others", label: t`All other agents`, count: open.ofOtherAgents };
  const empty = t`Nothing is open.`;
  return (
    <Part title={t`Open now`}>
      <Figures>
        <Figure name={t`Open tickets`} value={count(open.total)} />
        <Figure name={t`Unassigned`} value={count(open.unassigned)} />
        <Figure name={t`Failed in the pipeline`} value={count(open.failed)} />
      </Figures>
      <div className="grid gap-3 md:grid-cols-2">
        <Shares
          title={t`By status`}
          rows={STATUSES.map((id) => ({ id, label: words.deskStatus[id], count: open.byDeskStatus[id] }))}
          format={count}
          empty={empty}
        />
        <Shares
          title={t`By priority`}
          rows={PRIORITIES.map((id) => ({ id, label: words.priority[id], count: open.byPriority[id] }))}
          format={count}
          empty={empty}
        />
        <Shares
          title={t`By lane`}
          rows={LANES.map((id) => ({ id, label: words.lane[id], count: open.byLane[id] }))}
          format={count}
          empty={empty}
        />
        <Shares
          title={t`By agent`}
          rows={open.ofOtherAgents > 0 ? [...agents, others] : agents}
          format={count}
          empty={t`No agent has a ticket.`}
        />
        <Age open={open} />
      </div>
    </Part>
  );
};
