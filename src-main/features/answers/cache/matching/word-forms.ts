const irregular = new Map(
  `got get|repaid repay|rung ring|rang ring|slid slide|bent bend|bit bite|bitten bite|hidden hide|hid hide|shook shake|shaken shake|sat sit|lit light|dug dig|swung swing|struck strike|burnt burn|learnt learn|spelt spell|leapt leap|beaten beat|became become|overpaid overpay|rode ride|ridden ride|rose rise|risen rise|shown show|wives wife|knives knife|shelves shelf|halves half|lives life|gotten get|paid pay|broke break|broken break|lost lose|found find|bought buy|sent send|left leave
  |forgot forget|forgotten forget|came come|took take|taken take|gave give|given give|made make|went go|gone go
  |children child|men man|women woman|feet foot|teeth tooth|mice mouse|said say|told tell|kept keep|held hold
  |brought bring|thought think|began begin|begun begin|chose choose|chosen choose|froze freeze|frozen freeze
  |spoke speak|spoken speak|stole steal|stolen steal|wrote write|written write|ran run|met meet|felt feel
  |knew know|known know|saw see|seen see|sold sell|taught teach|understood understand|wore wear|worn wear
  |won win|drove drive|driven drive|ate eat|eaten eat|drank drink|fell fall|fallen fall|flew fly|grew grow
  |hung hang|hit hit|put put|set set|shut shut|spent spend|stood stand|stuck stick|swam swim|threw throw
  |thrown throw|woke wake|lent lend|built build|led lead|slept sleep|meant mean|heard hear|dealt deal
  |is be|are be|was be|were be|been be|am be|has have|had have|having have|does do|did do|done do|doing do
  |being be|going go|better good|best good|worse bad|worst bad|people person|persons person|lying lie`
    .split('|')
    .map((pair): [string, string] => {
      const [form = '', word = ''] = pair.trim().split(' ')
      return [form, word]
    }),
)

const doubled = /([bdfgklmnprt])\1$/u

/** What a word may be a form of, the likeliest first. */
function candidates(word: string): readonly string[] {
  const stem = (ending: string) => word.slice(0, -ending.length)
  if (word.length < 4) return []
  if (/(?:ss|us|is)$/u.test(word)) return []
  if (word.endsWith('ies')) return [`${stem('ies')}y`, stem('s')]
  if (/(?:s|x|z|ch|sh)es$/u.test(word)) return [stem('es'), stem('s')]
  if (word.endsWith('s')) return [stem('s')]
  if (word.endsWith('ied')) return [`${stem('ied')}y`]
  // "ring" and "red" are forms of nothing.
  if (/[aeiouy].*[^e]ed$/u.test(word)) return verbs(stem('ed'))
  if (/[aeiouy].*ing$/u.test(word)) return verbs(stem('ing'))
  return []
}

const verbs = (stem: string) => {
  const single = stem.slice(0, -1)
  // "Cancelling" is British for "canceling"; "call" and "fill" keep their letters.
  if (stem.length > 6 && stem.endsWith('ll')) return [single, stem, `${stem}e`]
  return doubled.test(stem) ? [stem, single, `${stem}e`] : [`${stem}e`, stem]
}

/**
 * The word that this is a form of: plural, past or "-ing", where the vocabulary holds such a word;
 * a plural also where it does not.
 */
export function baseForm(word: string, vocabulary: { has(word: string): boolean }): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  const found = candidates(word).find((base) => base.length > 2 && vocabulary.has(base))
  if (found !== undefined) return found
  return !vocabulary.has(word) && /[^sui]s$/u.test(word) && word.length > 3
    ? word.slice(0, -1)
    : word
}
