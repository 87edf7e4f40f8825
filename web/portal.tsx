import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { RouterProvider as LinksProvider } from 'react-aria-components'
import { Broken, Missing } from './modules/portal/Elsewhere.tsx'
import { pages } from './modules/portal/pages.ts'
import { plainRouter } from './platform/plain-router.ts'
import { queries } from './platform/query.ts'
import { useSession } from './platform/session.ts'
import { draw, Shell } from './platform/Shell.tsx'

const router = plainRouter(pages, Missing, Broken)

/** The customers' pages speak the person's language and zone as soon as they know the person. */
function Portal() {
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
    <Portal />
  </QueryClientProvider>,
)
