/** What the page of a letter may load: our own files and, once the reader has asked, pictures from anywhere. */
const policy = (remote: boolean) =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:${remote ? ' https: http:' : ''}; form-action 'none'; base-uri 'none'`

const style = `<style>
  :root { color-scheme: light; }
  body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: #1d1f26; background: #fff; padding: 12px; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  pre { white-space: pre-wrap; }
</style>`

/**
 * The cleaned HTML of a letter as a page of its own. Pictures of the letter itself are named by `cid:` and become our files;
 * those from elsewhere stand in `data-remote-src` until the reader asks for them.
 */
export function withoutRemote(html: string, files: ReadonlyMap<string, string>, remote: boolean): string {
  const own = html.replaceAll(/cid:([^"'\s>]+)/g, (whole, cid: string) => files.get(decode(cid)) ?? files.get(cid) ?? whole)
  const shown = remote ? own.replaceAll('data-remote-src=', 'src=') : own
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(remote)}"><base target="_blank">${style}`
  return `<!doctype html><html><head>${head}</head><body>${shown}</body></html>`
}

function decode(cid: string): string {
  try {
    return decodeURIComponent(cid)
  } catch {
    return cid
  }
}
