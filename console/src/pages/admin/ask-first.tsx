import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { ErrorNote } from "../../design/error-note";
import { refusalWords } from "./fault-words";

interface AskFirstProps {
  /** On the button that asks. */
  readonly label: string;
  /** The question, which names the thing. */
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** On the button that does it. */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  /** Does it. What it throws is shown in the dialog, which stays. */
  readonly onConfirm: () => Promise<void>;
}

/** A button that asks before it does something that is hard to take back. */
export const AskFirst = (props: AskFirstProps) => {
  const { label, title, children, confirmLabel, isDangerous = false, onConfirm } = props;
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    setOpen(false);
    setError(undefined);
  };
  const confirm = async () => {
    setPending(true);
    setError(undefined);
    try {
      await onConfirm();
      close();
    } catch (reason) {
      setError(reason);
    } finally {
      setPending(false);
    }
  };
  const actions = (
    <>
      <Button onClick={close}>{t`Cancel`}</Button>
      <Button kind={isDangerous ? "danger" : "primary"} isPending={isPending} onClick={() => void confirm()}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog isOpen={isOpen} isAlert onClose={close} title={title} actions={actions}>
        <div className="flex flex-col gap-3">
          <div>{children}</div>
          {error !== undefined && <ErrorNote error={error} words={refusalWords(error)} />}
        </div>
      </Dialog>
    </>
  );
};
