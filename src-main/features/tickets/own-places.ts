import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'

/**
 * Who is limited to some locations decides nothing for others, nor for all of them.
 * @param locationId null: every location
 * @throws AppError NOT_YOUR_LOCATION
 */
export function checkPlace(
  { locations }: Pick<Person, 'locations'>,
  locationId: string | null,
): void {
  if (locations.length === 0) return
  if (locationId !== null && locations.includes(locationId)) return
  throw new AppError(
    'NOT_YOUR_LOCATION',
    'You decide this for your own locations only. Choose one of them.',
  )
}
