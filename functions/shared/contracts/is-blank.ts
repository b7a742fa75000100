const NOTHING_TO_SEE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/** Whether a text shows nothing: white space, control and format characters, such as a zero-width space, or none at all. */
export const isBlank = (text: string): boolean => NOTHING_TO_SEE.test(text);
