/** 32-bit FNV-1a hash of a text: fast, and the same on every machine. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** One of the choices; the same key always gets the same one. */
export const chooseByHash = <T>(choices: readonly [T, ...T[]], key: string): T =>
  choices[hashOf(key) % choices.length] ?? choices[0];
