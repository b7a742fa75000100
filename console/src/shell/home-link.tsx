import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../design/button";

export const HomeLink = () => {
  const { t } = useLingui();
  return <Link to="/" className={buttonClass("primary")}>{t`Go to the start page`}</Link>;
};
