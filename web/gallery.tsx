import { draw, Shell } from './platform/Shell.tsx'
import { Gallery } from './gallery/Gallery.tsx'

draw(
  <Shell>
    <Gallery />
  </Shell>,
)
