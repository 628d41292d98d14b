// Languages, by their BCP 47 tags.

const names = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });

/** A language's name in the reader's own. */
export function nameOf(tag) {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Whether it is the reader's own. */
export const isReaders = tag => tag.split('-')[0] === (navigator.language ?? 'en').split('-')[0];
