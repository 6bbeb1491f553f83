import { Button, CloseButton, Modal } from '@mantine/core'
import { groupBy } from '../ui/group-by'
import { KeyCaps } from '../ui/key-caps'
import { appText } from './app-text'
import { isMac } from './is-mac'
import { usePreferences } from './preference-store'
import classes from './shortcut-help.module.css'
import { keyCaps, type Shortcut } from './shortcut-keys'
import { offeredShortcuts } from './shortcut-store'

const text = appText.shortcuts

/** Every shortcut that works on the screen underneath. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const groups = [...groupBy(offeredShortcuts(), ({ group }) => group)]
  return (
    <Modal.Root opened onClose={onClose} size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={text.title}>
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <h2 className={classes.title}>{text.title}</h2>
            <CloseButton aria-label={text.close} onClick={onClose} />
          </div>
          <div className={classes.groups}>
            {groups.map(([group, shortcuts]) => (
              <section key={group} aria-label={group}>
                <h3 className={classes.heading}>{group}</h3>
                <dl className={classes.list}>
                  {shortcuts.map((shortcut) => (
                    <ShortcutRow key={shortcut.keys} shortcut={shortcut} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <SingleKeySwitch />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function ShortcutRow({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <div className={classes.row}>
      <dt>{shortcut.label}</dt>
      <dd>
        <KeyCaps caps={keyCaps(shortcut.keys, isMac)} />
      </dd>
    </div>
  )
}

function SingleKeySwitch() {
  const on = usePreferences((preferences) => preferences.shortcuts)
  const toggle = usePreferences((preferences) => preferences.toggleShortcuts)
  return (
    <div className={classes.switch}>
      <p>{text.singleKeysHint}</p>
      <Button size="xs" variant="default" onClick={toggle}>
        {on ? text.switchOff : text.switchOn}
      </Button>
    </div>
  )
}
