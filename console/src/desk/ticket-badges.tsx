import { ChevronsUp, ChevronUp, Equal, Minus, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "../design/badge";
import { type DeskStatus, type Priority, useTicketWords } from "./ticket-words";

const PRIORITY_LOOKS: Readonly<Record<Priority, readonly [Tone, LucideIcon]>> = {
  CRITICAL: ["danger", ChevronsUp],
  HIGH: ["warning", ChevronUp],
  MEDIUM: ["neutral", Equal],
  NORMAL: ["neutral", Minus],
};

export const PriorityBadge = ({ priority }: { readonly priority: Priority }) => {
  const words = useTicketWords();
  const [tone, icon] = PRIORITY_LOOKS[priority];
  return (
    <Badge tone={tone} icon={icon}>
      {words.priority[priority]}
    </Badge>
  );
};

const STATUS_TONES: Readonly<Record<DeskStatus, Tone>> = {
  OPEN: "accent",
  PENDING: "warning",
  ON_HOLD: "neutral",
  SOLVED: "success",
  CLOSED: "neutral",
};

export const DeskStatusBadge = ({ status }: { readonly status: DeskStatus }) => {
  const words = useTicketWords();
  return <Badge tone={STATUS_TONES[status]}>{words.deskStatus[status]}</Badge>;
};
