const endings: readonly (readonly [ending: RegExp, replacement: string])[] = [
  [/(?:ations?|ating|ated|ates?)$/, 'at'],
  [/(?:ments?|nesses|ness)$/, ''],
  [/(?:ies|ied)$/, 'i'],
  [/(?:ings?|edly|ed|ers?|es|ly|s)$/, ''],
]

/**
 * What a word and its forms have in common, roughly: for counting which words of a question stand
 * in a text. The full-text index has its own, finer rules.
 */
export function stemOf(word: string): string {
  const plain = word.replace(/'s?$/, '').replace(/'/g, '')
  if (plain.length < 4 || /\d/.test(plain)) return plain
  for (const [ending, replacement] of endings) {
    const match = ending.exec(plain)
    if (match === null || match.index < 3) continue
    return undoubled(plain.slice(0, match.index) + replacement)
  }
  return undoubled(plain)
}

/** "stopp" and "stop", "price" and "pric", "lorry" and "lorri" are one. */
function undoubled(stem: string): string {
  const end = stem.replace(/([bdfgklmnprt])\1$/, '$1').replace(/y$/, 'i')
  return end.length > 3 ? end.replace(/e$/, '') : end
}
