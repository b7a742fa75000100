import { useLingui } from "@lingui/react/macro";
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void): (() => void) => {
  for (const name of ["online", "offline"]) addEventListener(name, listener);
  return () => {
    for (const name of ["online", "offline"]) removeEventListener(name, listener);
  };
};

const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Says that there is no network, above whatever is on the page: it covers no control. */
export const OfflineBanner = () => {
  const { t } = useLingui();
  const isOnline = useOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className="fixed inset-x-0 top-0 z-50 mx-auto flex w-fit max-w-full items-center gap-2 rounded-b-md bg-warning-ground px-4 py-1.5 text-sm font-medium text-warning-text shadow-overlay">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          {t`No network. What you see may be old; what you type is kept.`}
        </p>
      )}
    </div>
  );
};
