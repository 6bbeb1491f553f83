/**
 * A function that computes again only when the revision became another one.
 * @param revision cheap to ask for
 */
export function untilChanged<Value>(revision: () => number, compute: () => Value): () => Value {
  let known: { readonly revision: number; readonly value: Value } | null = null
  return () => {
    // Before computing: what changes meanwhile makes the next call compute again.
    const now = revision()
    if (known?.revision !== now) known = { revision: now, value: compute() }
    return known.value
  }
}

/** What is read when it is first asked for, and again only after somebody said that it changed. */
export interface Held<Value> {
  value(): Value
  changed(): void
}

export function held<Value>(read: () => Value): Held<Value> {
  let revision = 0
  const value = untilChanged(() => revision, read)
  return {
    value,
    changed: () => {
      revision += 1
    },
  }
}
