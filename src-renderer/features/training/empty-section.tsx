import panels from '../../ui/panels.module.css'

/** A section that has nothing to show yet, and why. */
export function EmptySection(props: { readonly title: string; readonly hint: string }) {
  return (
    <div className={panels.empty}>
      <p>{props.title}</p>
      <p>{props.hint}</p>
    </div>
  )
}
