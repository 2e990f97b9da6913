// Asks before what was changed and not saved is left behind: by a link, the browser's way back, or a
// window that is closed.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { words } from './words.ts'

type LeaveGuardProps = {
  isChanged: boolean
  /** before it is left all the same */
  onLeave: () => void
}

export const LeaveGuard = ({ isChanged, onLeave }: LeaveGuardProps) => {
  const { url, route } = useLocation()
  const here = useRef(url)
  here.current = url
  const wanted = useSignal<string | undefined>(undefined)
  useEffect(() => {
    if (!isChanged) return
    const close = (event: BeforeUnloadEvent) => event.preventDefault()
    const follow = (event: MouseEvent) => {
      const address = addressOf(event)
      if (address === undefined || address === here.current) return
      event.preventDefault()
      event.stopPropagation()
      wanted.value = address
    }
    // The address has changed already: it is put back, and the page never hears of it.
    const back = (event: PopStateEvent) => {
      const address = location.pathname + location.search
      if (address === here.current) return
      event.stopImmediatePropagation()
      history.pushState(null, '', here.current)
      wanted.value = address
    }
    addEventListener('beforeunload', close)
    document.addEventListener('click', follow, true)
    addEventListener('popstate', back, true)
    return () => {
      removeEventListener('beforeunload', close)
      document.removeEventListener('click', follow, true)
      removeEventListener('popstate', back, true)
    }
  }, [isChanged])
  if (wanted.value === undefined) return null
  const stay = () => {
    wanted.value = undefined
  }
  return (
    <Dialog
      title={words.leaveTitle}
      isActionFirst
      onClose={stay}
      actions={
        <>
          <Button
            tone="danger"
            onClick={() => {
              const to = wanted.value ?? ''
              onLeave()
              stay()
              route(to)
            }}
          >
            {words.leave}
          </Button>
          <Button tone="primary" onClick={stay}>
            {words.stay}
          </Button>
        </>
      }
    >
      <p>{words.leaveWarning}</p>
    </Dialog>
  )
}

/** Where a click leads inside this app; undefined when it leads nowhere, or the browser sees to it. */
const addressOf = (event: MouseEvent): string | undefined => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target !== '' || link.origin !== location.origin) return
  if (link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return
  return link.pathname + link.search
}
