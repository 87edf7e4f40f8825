import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { Broken, Missing } from './desk/Elsewhere.tsx'
import { Frame } from './desk/Frame.tsx'
import { barePages, deskPages } from './desk/pages.ts'
import { settingsPages } from './desk/settings.ts'
import { SettingsFrame } from './desk/SettingsFrame.tsx'
import { queries } from './platform/query.ts'
import { deskRouter } from './platform/routes.ts'
import { useSession } from './platform/session.ts'
import { draw, Shell } from './platform/Shell.tsx'

const router = deskRouter({
  desk: deskPages,
  settings: settingsPages,
  bare: barePages,
  frame: Frame,
  settingsFrame: SettingsFrame,
  missing: Missing,
  broken: Broken,
})

/** The agents' desk speaks the person's language and zone as soon as it knows the person. */
function Desk() {
  const { data: me } = useSession()
  return (
    <Shell zone={me?.timeZone} language={me?.language}>
      <LinksProvider navigate={(href) => router.history.push(href)}>
        <RouterProvider router={router} />
      </LinksProvider>
    </Shell>
  )
}

draw(
  <QueryClientProvider client={queries}>
    <Desk />
  </QueryClientProvider>,
)
