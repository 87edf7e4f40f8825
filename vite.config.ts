import { basename, resolve } from 'node:path'
import { globSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const web = resolve(import.meta.dirname, 'web')
const pages = globSync(`${web}/*.html`)
const layers = '@layer reset,tokens,base,components,screens;'

/** React Aria carries its own words in 34 languages; we ship the two that Opora speaks. */
const onlyOurLanguages: Plugin = {
  name: 'opora:only-our-languages',
  enforce: 'pre',
  load(id) {
    const language = /\/(?:react-aria|react-stately|react-aria-components)\/.*\/intl\/(?:.*\/)?([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1]
    return language === undefined || language === 'en-US' || language === 'ru-RU' ? null : 'export default {}'
  },
}

/** Chunks of CSS may arrive in any order; each names the order of the layers first, so that it never depends on who came first. */
const layersInOrder: Plugin = {
  name: 'opora:layers-in-order',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${layers}${String(file.source)}`
  },
}

export default defineConfig({
  root: web,
  plugins: [react(), onlyOurLanguages, layersInOrder],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/api': 'http://localhost:8080' } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // light-dark() and oklch() stay as they are written
    target: ['chrome130', 'firefox132', 'safari18.2'],
    // a strict CSP allows no data: fonts and no inline script
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // the faces only pass on: a page that takes a button does not load the tables with it
      treeshake: { moduleSideEffects: [{ test: /\/web\/design\/(?!styles).*\.tsx?$/, sideEffects: false }] },
      input: Object.fromEntries(pages.map((page) => [basename(page, '.html'), page])),
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, priority: 2 },
            { name: 'router', test: /node_modules\/@tanstack\//, priority: 1 },
          ],
        },
      },
    },
  },
})
