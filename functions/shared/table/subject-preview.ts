/** Characters of a subject that a list of tickets shows, and that indexes hold. */
const PREVIEW_LENGTH = 200;

/** The beginning of a subject; the end of a cut one is `…`. The state Store ticket does the same. */
export const subjectPreview = (subject: string): string => {
  const characters = Array.from(subject);
  return characters.length > PREVIEW_LENGTH ? `${characters.slice(0, PREVIEW_LENGTH - 1).join("")}…` : subject;
};
