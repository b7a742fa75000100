const ignore = (): void => undefined;

/**
 * Asks for a page's data as soon as its code is there, before it is shown. What fails here fails again, with words,
 * when the page asks for it.
 */
export const readAhead = <Page>(load: () => Promise<Page>, read: (page: Page) => Promise<unknown>): void => {
  load().then(read).catch(ignore);
};
