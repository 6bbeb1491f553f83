interface Props {
  readonly names: readonly string[]
  readonly className?: string | undefined
}

/** Cells of a table's head; each name stands once. */
export function ColumnNames({ names, className }: Props) {
  return names.map((name) => (
    <th key={name} scope="col" className={className}>
      {name}
    </th>
  ))
}
