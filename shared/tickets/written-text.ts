import { z } from 'zod'

/**
 * What shows as nothing and does something: controls, marks that turn text around or hold it together
 * unseen, halves of characters. Marks that only say a direction stay, and those inside words and
 * emoji: Arabic, Hebrew and Persian are written with them.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u180E\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Cs}]/gu
/** Letters that only flags are made of, after a black flag: 🏴󠁧󠁢󠁳󠁣󠁴󠁿. */
const stray = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0000}-\u{E007F}]/gu

const harmless = (text: string) =>
  text
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(unseen, '')
    .replaceAll(stray, '')

/** What people write in several lines, without what does something unseen. */
export const writtenText = z.string().overwrite(harmless)

/** The same in one line. */
export const writtenLine = z
  .string()
  .overwrite((text) => harmless(text).replaceAll(/\s*[\t\n\r]+\s*/g, ' '))
