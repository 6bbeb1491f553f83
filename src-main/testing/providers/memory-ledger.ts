/** A ledger of this process only, as strict as the database's. */
export function memoryLedger(capMicros = Number.POSITIVE_INFINITY) {
  const calls = new Map<string, number>()
  let most = 0
  const spent = () => [...calls.values()].reduce((sum, micros) => sum + micros, 0)
  return {
    async reserve({ id, micros }: { readonly id: string; readonly micros: number }) {
      if (spent() + micros > capMicros) return 'day' as const
      calls.set(id, micros)
      most = Math.max(most, spent())
      return 'reserved' as const
    },
    async settle(id: string, micros: number) {
      calls.set(id, micros)
      most = Math.max(most, spent())
    },
    spent,
    /** The most that was ever set aside and spent together. */
    most: () => most,
    calls: () => calls.size,
  }
}
