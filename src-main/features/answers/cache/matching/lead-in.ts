/** "Hi there, …", "Dear team: …". */
const greeting =
  /^(?:hi|hello|hey|dear|good (?:day|morning|afternoon|evening))\b[^,!.:;?–-]{0,25}[,!.:;–-]\s*/u

/** A question, normalised, without whom it greets. */
export function withoutGreeting(text: string): string {
  const rest = text.replace(greeting, '')
  return rest === '' ? text : rest
}

const asker = '(?:i|we)'
/** Ways to say that a question follows; only where one does. */
const leadIn = new RegExp(
  `^(?:(?:so|and|but|please|just|sorry|hello|hi|hey) )*(?:${[
    `${asker} (?:am|are|was|were) (?:just )?(?:wondering|curious|asking|checking|interested)(?: to know)?`,
    `${asker} would (?:be (?:curious|interested)|like to (?:ask|know|find out|check))(?: to know)?`,
    `${asker} (?:just )?(?:want|wanted|need|have) to (?:ask|know|find out|check)`,
    `${asker} (?:do not know|can not figure out|have no idea|am not sure|wonder)`,
    '(?:can|could|would|will) (?:you|somebody|someone|anyone|anybody) (?:please |kindly |maybe |perhaps )?(?:tell|explain|check|look up|find out|show|confirm|let)(?: to)?(?: me| us)?(?: know| for me| for us)?',
    'would you mind (?:telling|explaining to|showing) (?:me|us)',
    '(?:may|can|could|might) i (?:just )?ask(?: you)?',
    '(?:do|does|would) (?:you|anybody|anyone|somebody|someone) (?:happen to )?know',
    'any(?:body|one)? (?:idea|know|knows)',
    '(?:my|the|a|one|quick|short|another) (?:quick |short )?question(?: is)?',
    '(?:please )?(?:tell|explain to) (?:me|us)',
    'just (?:checking|wondering|asking|curious)',
    'wondering|curious|checking',
  ].join(
    '|',
  )})(?: please)? (?=(?:if|whether|how|when|where|what|which|who|why|until|at|is|are|do|does|can)\\b)`,
  'u',
)
const whether = /^(?:if|whether) /u
/** "I can open" after "whether": "can I open". */
const stated =
  /^(i|we|you|they|there|it|one|he|she) (can|could|may|should|must|will|would|is|are|am|do|does|have|has) /u

/** The words of a question without those that only announce it: "I was wondering if …". */
export function withoutLeadIn(tokens: readonly string[]): readonly string[] {
  const said = tokens.join(' ')
  const rest = said.replace(leadIn, '')
  if (rest === said) return tokens
  const bare = rest.replace(whether, '')
  return (bare === rest ? rest : bare.replace(stated, '$2 $1 ')).split(' ')
}
