import { type SyntheticEvent, useState } from "react";
import type { Challenge } from "../../session/session";

/** A step of a sign-in: sends it once at a time, and keeps why it failed until it is sent again. */
export const useStep = (
  send: () => Promise<Challenge | undefined>,
  onChallenge: (challenge: Challenge | undefined) => void,
) => {
  const [error, setError] = useState<unknown>();
  const [isPending, setPending] = useState(false);
  const submit = async (): Promise<void> => {
    setPending(true);
    setError(undefined);
    try {
      onChallenge(await send());
    } catch (reason) {
      setError(reason);
    } finally {
      setPending(false);
    }
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) void submit();
  };
  return { error, isPending, onSubmit };
};
