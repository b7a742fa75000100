import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox } from "../../design/checkbox";
import { showToast } from "../../design/toast";
import { type Agent, agents } from "../../desk/queries";
import { usePerson } from "../../session/use-session";
import { wordsFor } from "../../words/problem-words";
import { INBOX_KEY, setAvailable } from "./queries";

/** Whether the person takes tickets now. Switched on, they get waiting tickets in the same moment. */
export const Availability = () => {
  const { _ } = useLingui();
  const { t } = useWords();
  const { id } = usePerson();
  const queries = useQueryClient();
  const { data = [] } = useQuery(agents);
  const me = data.find((agent) => agent.id === id);
  const show = (available: boolean) => {
    queries.setQueryData(agents.queryKey, (all: Agent[] | undefined) =>
      all?.map((agent) => (agent.id === id ? { ...agent, available } : agent)),
    );
  };
  const { mutate } = useMutation({
    scope: { id: "availability" },
    mutationFn: (available: boolean) => setAvailable(id, available),
    onMutate: show,
    onError: (error, available) => {
      show(!available);
      const { what, todo } = wordsFor(error);
      showToast({ tone: "problem", text: `${_(what)} ${_(todo)}` });
    },
    onSuccess: ({ assigned }) => {
      void queries.invalidateQueries({ queryKey: agents.queryKey });
      if (assigned.length === 0) return;
      void queries.invalidateQueries({ queryKey: INBOX_KEY });
      const count = assigned.length;
      showToast({
        text: t`${plural(count, { one: "You got # ticket that was waiting.", other: "You got # tickets that were waiting." })}`,
      });
    },
  });
  if (me === undefined) return null;
  return (
    <Checkbox
      role="switch"
      checked={me.available}
      onChange={({ target }) => {
        mutate(target.checked);
      }}
    >
      {t`I take tickets`}
    </Checkbox>
  );
};
