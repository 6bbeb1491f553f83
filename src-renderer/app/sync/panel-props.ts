import type { Person } from '@shared/accounts/account-contract'
import type { Connection } from '@shared/system/system-contract'

export interface PanelProps {
  readonly connection: Connection
  readonly person: Person
}
