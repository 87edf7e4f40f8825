import { Fragment, type ReactNode } from 'react'
import { Link } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import styles from './Message.module.css'

/** Addresses of the web, and numbers of tickets; an address ends before the punctuation that closes its sentence. */
const linked = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]}'])|(?<![\w/])#(\d{3,9})\b/g

/** Plain text as people wrote it: lines kept, addresses and numbers of tickets become links, below `tickets`. */
export function Prose({ text, tickets = '/tickets' }: { text: string; tickets?: string }) {
  return <p className={styles.prose}>{pieces(text, tickets)}</p>
}

function pieces(text: string, tickets: string): readonly ReactNode[] {
  const found: ReactNode[] = []
  let end = 0
  for (const match of text.matchAll(linked)) {
    const [whole, url, number] = match
    found.push(<Fragment key={`t${String(end)}`}>{text.slice(end, match.index)}</Fragment>)
    found.push(
      url === undefined ? (
        <Anchor key={match.index} href={`${tickets}/${String(number)}`}>
          {whole}
        </Anchor>
      ) : (
        <Link key={match.index} href={url} newTab>
          {url}
        </Link>
      ),
    )
    end = match.index + whole.length
  }
  return [...found, <Fragment key="end">{text.slice(end)}</Fragment>]
}
