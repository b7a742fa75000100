import { useLingui } from "@lingui/react/macro";
import { Dialog } from "../design/dialog";
import { Kbd } from "../design/kbd";
import { byGroup, useAllCommands } from "./commands";

interface ShortcutHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The shortcuts that work on the page. */
export const ShortcutHelp = ({ isOpen, onClose }: ShortcutHelpProps) => {
  const { t } = useLingui();
  const groups = byGroup(useAllCommands().filter(({ keys }) => keys !== undefined));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Keyboard shortcuts`} width="wide">
      <div className="gap-8 sm:columns-2">
        {groups.map(([group, commands]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 text-xs font-medium text-muted">{group}</h3>
            <dl>
              {commands.map(({ id, label, keys = "" }) => (
                <div key={id} className="flex items-center justify-between gap-3 py-1 text-sm">
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
