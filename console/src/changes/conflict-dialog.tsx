import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "../design/button";
import { Dialog } from "../design/dialog";
import type { Conflict } from "./use-change";

interface ConflictField<T> {
  readonly id: string;
  readonly label: string;
  readonly render: (thing: T) => ReactNode;
}

interface ConflictDialogProps<T, Input> {
  readonly conflict: Conflict<T, Input> | undefined;
  /** What the two states are compared by. */
  readonly fields: readonly ConflictField<T>[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Both states of a thing that two people have changed; the person chooses one. */
export const ConflictDialog = <T, Input>(props: ConflictDialogProps<T, Input>) => {
  const { conflict, fields, onKeepMine, onTakeTheirs } = props;
  const { t } = useLingui();
  if (conflict === undefined) return null;
  const actions = (
    <>
      <Button onClick={onTakeTheirs}>{t`Take theirs`}</Button>
      <Button kind="primary" onClick={onKeepMine}>{t`Keep mine`}</Button>
    </>
  );
  return (
    <Dialog
      isOpen
      isAlert
      onClose={onTakeTheirs}
      title={t`Somebody else changed this meanwhile`}
      actions={actions}
      width="wide"
    >
      <p className="mb-3 text-muted">{t`Nothing of yours is saved yet. Compare both versions, then choose one.`}</p>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left">
              <td className="py-1.5 pr-3" />
              <th scope="col" className="py-1.5 pr-3 font-medium">{t`Yours`}</th>
              <th scope="col" className="py-1.5 font-medium">{t`Theirs, as it is now`}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ id, label, render }) => (
              <tr key={id} className="border-b border-line align-top last:border-0">
                <th scope="row" className="py-1.5 pr-3 text-left font-normal text-muted">
                  {label}
                </th>
                <td className="py-1.5 pr-3">{render(conflict.mine)}</td>
                <td className="py-1.5">{render(conflict.theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
};
