import { useLingui } from "@lingui/react/macro";
import { absoluteTime, relativeTime, useNow } from "../design/time";
import { classNames } from "../design/class-names";
import { useFormatLocale } from "../words/format-locale";

interface CountdownProps {
  /** When the time is used up, ISO 8601. */
  readonly dueAt: string;
  /** When four fifths of it are used up. Without it only lateness has a colour. */
  readonly atRiskAt?: string | null;
  readonly className?: string;
}

/** How long until a deadline, or since it passed: amber when most of the time is used up, red when all is. */
export const Countdown = ({ dueAt, atRiskAt = null, className }: CountdownProps) => {
  const { t } = useLingui();
  const locale = useFormatLocale();
  const now = useNow();
  const due = Date.parse(dueAt);
  const isLate = due <= now;
  const distance = relativeTime(due, now, locale, "narrow");
  const isAtRisk = !isLate && atRiskAt !== null && Date.parse(atRiskAt) <= now;
  return (
    <time
      dateTime={dueAt}
      title={`${distance} (${absoluteTime(due, locale)})`}
      className={classNames(
        "tabular-nums",
        isLate ? "font-semibold text-danger-text" : isAtRisk ? "font-semibold text-warning-text" : "text-muted",
        className,
      )}
    >
      {isLate ? t`overdue` : distance}
    </time>
  );
};
