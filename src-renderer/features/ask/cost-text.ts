/** `0 ¢`, `<0.01 ¢`, `0.42 ¢`, `12.0 ¢`, `$1.25`: millionths of a US dollar as people read them. */
export function costText(micros: number): string {
  const cents = micros / 10_000
  if (cents >= 100) return dollarsText(cents)
  if (cents > 0 && cents < 0.01) return '<0.01 ¢'
  return `${cents === 0 ? '0' : cents.toFixed(cents < 10 ? 2 : 1)} ¢`
}

/** `$50`, `$1,250.50`: cents in dollars. */
export function dollarsText(cents: number): string {
  const whole = cents % 100 === 0
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 }
  return `$${(cents / 100).toLocaleString('en', digits)}`
}
