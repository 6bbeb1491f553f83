/** Words that stand for one another in wordings: `{you}` is any of them. */
const groups: Readonly<Record<string, string>> = {
  you: 'you|you guys|you folks|you all|you people|we|they|the place|the club|this place|the clubs|this club',
  your: 'your|the|our|you|these|their|a|an|any',
  what: 'what is|what are|what is the|what are the|what is your|what are your|what is our|what are our|what is you|the|your|our|what about|what about your|how about|what',
  money: 'price|prices|pricing|rate|rates|cost|costs|fee|fees|charge|charges',
  bay: 'bay|bays|a bay|the bay|one bay|the bays|a simulator|the simulator|simulator|simulators|the simulators|a simulator bay|simulator bay|simulator bays|a golf simulator|golf simulator|a golf bay|a booking|a session|a tee time|a slot|golf|a game|a round|play|bay time|simulator time|a bay rental|bay rental|simulator rental|a session in a bay|time in a bay|one session',
  toplay:
    'to play|to rent a bay|to rent|to book a bay|to book|to hire a bay|to reserve a bay|to golf|to use a bay|to use the simulator|to rent a simulator|to play golf|to rent the simulator|to come play|to play there|to book a simulator|to get a bay|to come|to play simulator golf|to play a round',
  desk: 'desk|the desk|front desk|the front desk|reception|the reception|the counter|the reception desk',
  somebody:
    'someone|somebody|anyone|anybody|staff|a person|there someone|there somebody|there anyone|there anybody|there staff|there a person|there an attendant|people|employees|an attendant|a human|there a human',
  have: 'do you have|do you guys have|do you offer|do you do|do you guys do|do you sell|do you guys sell|do you guys offer|is there|are there|have you got|have you|got|you have|do we have|do we offer|do we sell|do we do|any|got any|do you have any|is there any|are there any|you got|you guys have|you guys do|do you got|can i get|can you get|can we get|can i buy|you do|you sell|sell|offer|do they have|do they do|does the club have|if you have|if you do|if you sell|do you give|do you guys give|do you provide',
}

/**
 * Compiles wordings of one question into one expression over a question's words.
 * `word` stands for itself, `(a|b c)` for any of those, a `?` after either for none of it as well,
 * `{you}` for a group of words.
 * @returns matches words that are each followed by a space, from first to last
 */
export function compileWordings(wordings: readonly string[]): RegExp {
  const all = wordings.map((wording) => elementsOf(wording).map(compileElement).join(''))
  return new RegExp(`^(?:${all.join('|')})$`, 'u')
}

function elementsOf(wording: string): readonly string[] {
  return wording.match(/\([^)]*\)\??|\S+/gu) ?? []
}

function compileElement(element: string): string {
  const optional = element.endsWith('?')
  const bare = (optional ? element.slice(0, -1) : element).replace(/^\(|\)$/gu, '')
  const filled = bare.replace(/\{(\w+)\}/gu, (_whole, name: string) => groups[name] ?? name)
  const ways = filled.split('|').map((way) =>
    way
      .split(' ')
      .map((word) => `${word} `)
      .join(''),
  )
  return `(?:${ways.join('|')})${optional ? '?' : ''}`
}

/** All words that a wording can be made of. */
export const wordsIn = (wording: string): readonly string[] =>
  elementsOf(wording).flatMap((element) => namesFilled(element).split(/[|? ]+/u))

const namesFilled = (element: string) =>
  element
    .replace(/\)?\??$/u, '')
    .replace(/^\(/u, '')
    .replace(/\{(\w+)\}/gu, (_whole, name: string) => groups[name] ?? name)
