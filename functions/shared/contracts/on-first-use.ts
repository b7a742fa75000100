/**
 * A value that is made when it is first asked for, so that a function starts without it: word lists, patterns, tables.
 */
export const onFirstUse = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};
