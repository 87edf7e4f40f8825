import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Broken, Missing } from './modules/auth/Elsewhere.tsx'
import { pages } from './modules/auth/pages.ts'
import { plainRouter } from './platform/plain-router.ts'
import { queries } from './platform/query.ts'
import { draw, Shell } from './platform/Shell.tsx'

const router = plainRouter(pages, Missing, Broken)

draw(
  <QueryClientProvider client={queries}>
    <Shell navigate={(path) => router.history.push(path)}>
      <RouterProvider router={router} />
    </Shell>
  </QueryClientProvider>,
)
