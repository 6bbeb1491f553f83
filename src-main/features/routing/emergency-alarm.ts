import type { EmergencyCheck } from './emergency-check'

/** With less than this the meaning judges, a few hundredths of a second later. */
const leastSuspicion = 0.95

/**
 * The rules, held back where the words as a whole leave a doubt: “the ball exploded off the face”.
 * Such a question goes on to the part of the router that knows its meaning too, and rules count
 * there as well.
 * @param suspicion probability of an emergency by words and rules; null where nothing can tell,
 * and the rules stand alone
 */
export function withSuspicion(
  check: EmergencyCheck,
  suspicion: (question: string) => number | null,
): EmergencyCheck {
  return (question) => {
    const verdict = check(question)
    if (verdict.finding === null || (suspicion(question) ?? 1) >= leastSuspicion) return verdict
    return { ...verdict, finding: null }
  }
}
