import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Broken, Missing } from './modules/auth/Elsewhere.tsx'
import { pages as doors } from './modules/auth/pages.ts'
import { pages as links } from './modules/notifications/pages.ts'
import { pages as updates } from './modules/updates/pages.ts'
import { pages as vendorPages } from './modules/vendors/pages.ts'
import { plainRouter } from './platform/plain-router.ts'
import { queries } from './platform/query.ts'
import { draw, Shell } from './platform/Shell.tsx'

const router = plainRouter([...doors, ...links, ...vendorPages, ...updates], Missing, Broken)

draw(
  <QueryClientProvider client={queries}>
    <Shell navigate={(path) => router.history.push(path)}>
      <RouterProvider router={router} />
    </Shell>
  </QueryClientProvider>,
)
