import { type Attachment, attachmentAddress } from '@shared/tickets/attachment-contract'
import { IconPhotoOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../../../ipc/use-read'
import { filesText } from './files-text'
import classes from './ticket-files.module.css'

/** How often it is looked for again, in milliseconds. */
const lookEvery = 10_000

interface Props {
  readonly file: Pick<Attachment, 'id' | 'name' | 'here'>
  readonly className?: string | undefined
  readonly style?: React.CSSProperties
}

/** A photo, fetched to this device when somebody looks; until then it says why it is not there. */
export function Picture({ file, className, style }: Props) {
  const [broken, setBroken] = useState(false)
  const fetched = useRead(
    'attachments.fetch',
    { id: file.id },
    { enabled: !file.here, refetchInterval: lookEvery, staleTime: 0 },
  )
  const here = file.here || fetched.data?.state === 'here'
  if (here && !broken) {
    return (
      <img
        src={attachmentAddress(file.id)}
        alt={file.name}
        className={className}
        style={style}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setBroken(true)}
      />
    )
  }
  const state = fetched.data?.state ?? 'loading'
  const why = broken || state === 'here' ? filesText.notHere.broken : filesText.notHere[state]
  return (
    <span className={classes.noPicture}>
      <IconPhotoOff size={18} aria-hidden="true" />
      <span>{fetched.error?.message ?? why}</span>
    </span>
  )
}
