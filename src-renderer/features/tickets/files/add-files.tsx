import { Button } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { filesText } from './files-text'

const accepted = 'image/*,.pdf,.txt,.log,.csv,.md,.docx,.xlsx,.zip,.mp4,.mov'

/** Asks for photos and files; a device with a camera offers that, too. */
export function AddFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPhotoPlus size={15} aria-hidden="true" />}
        onClick={() => field.current?.click()}
      >
        {filesText.add}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={accepted}
        capture="environment"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file can be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
