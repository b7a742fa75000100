/**
 * Something that is made once for each language, such as a format of `Intl`: making one takes longer than using it a
 * hundred times, and a list uses it in every row.
 */
export const perLocale = <Made>(make: (locale: string) => Made): ((locale: string) => Made) => {
  const made = new Map<string, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
};
