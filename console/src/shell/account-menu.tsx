import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Button, buttonClass } from "../design/button";
import { ErrorNote } from "../design/error-note";
import { Select } from "../design/select-native";
import { visibleText } from "../design/visible-text";
import { type Person, session } from "../session/session";
import { changeLocale, currentLocale, type Locale, LOCALES } from "../words/words";
import { changeTheme, currentTheme, type Theme } from "./theme";

const initialsOf = (name: string): string => {
  const words = name.split(/[\s@.]+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "").join("");
};

const useThemeNames = (): Readonly<Record<Theme, string>> => {
  const { t } = useLingui();
  return { system: t`Like the system`, light: t`Light`, dark: t`Dark` };
};

const Settings = () => {
  const { t } = useLingui();
  const themes = useThemeNames();
  const [theme, setTheme] = useState(currentTheme);
  const [error, setError] = useState<unknown>();
  const chooseTheme = (next: Theme) => {
    setTheme(next);
    changeTheme(next);
  };
  return (
    <>
      <Select label={t`Colours`} value={theme} options={themes} onChange={chooseTheme} />
      <Select<Locale>
        label={t`Language`}
        value={currentLocale()}
        options={LOCALES}
        onChange={(locale) => {
          changeLocale(locale).catch(setError);
        }}
      />
      {error !== undefined && <ErrorNote error={error} />}
    </>
  );
};

const SignOut = () => {
  const { t } = useLingui();
  const [pending, setPending] = useState<"here" | "everywhere">();
  const [error, setError] = useState<unknown>();
  const leave = (everywhere: boolean) => () => {
    setPending(everywhere ? "everywhere" : "here");
    session.signOut({ everywhere }).catch((reason: unknown) => {
      setPending(undefined);
      setError(reason);
    });
  };
  return (
    <>
      <Button isPending={pending === "here"} onClick={leave(false)} className="w-full">{t`Sign out`}</Button>
      <Button
        isPending={pending === "everywhere"}
        onClick={leave(true)}
        className="w-full"
      >{t`Sign out on all devices`}</Button>
      {error !== undefined && <ErrorNote error={error} />}
    </>
  );
};

/** Who is signed in, colours, language and signing out. The browser's own popover: no library in the first load. */
export const AccountMenu = ({ person }: { readonly person: Person }) => {
  const { t } = useLingui();
  const id = useId();
  const name = visibleText(person.name ?? person.email ?? person.id);
  const roles = { customer: t`Customer`, agent: t`Agent`, admin: t`Administrator` };
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        title={t`Account`}
        className="account-button flex h-14 items-center justify-center gap-2.5 rounded-md px-3 text-sm hover:bg-hover sm:h-10 sm:px-1.5 lg:justify-start"
      >
        <span
          aria-hidden
          className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-ground text-xs font-semibold text-accent-text uppercase"
        >
          {initialsOf(name)}
        </span>
        <span className="sr-only min-w-0 truncate lg:not-sr-only">{name}</span>
        <span className="sr-only">{t`Account`}</span>
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t`Account`}
        className="account-menu w-72 max-w-[calc(100vw-1rem)] flex-col gap-3 rounded-lg border border-line bg-raised p-4 text-text shadow-overlay open:flex"
      >
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          {person.email !== null && <p className="truncate text-sm text-muted">{person.email}</p>}
          <p className="text-sm text-muted">{roles[person.role]}</p>
        </div>
        <Settings />
        <Link
          to="/account"
          className={buttonClass()}
          onClick={() => {
            document.getElementById(id)?.hidePopover();
          }}
        >{t`Account security`}</Link>
        <SignOut />
      </div>
    </>
  );
};
