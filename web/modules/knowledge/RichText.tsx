import { Link } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { readText, type Block, type Inline } from './rich-text.ts'
import styles from './RichText.module.css'

type RichTextProps = {
  body: string
  /** Where other articles stand: on the desk or among its readers. */
  articles: '/knowledge' | '/portal/knowledge'
}

/** An article as it is read. */
export function RichText({ body, articles }: RichTextProps) {
  return (
    <div className={styles.text}>
      {readText(body).map((block, i) => (
        <OneBlock key={String(i)} block={block} articles={articles} />
      ))}
    </div>
  )
}

type Articles = Pick<RichTextProps, 'articles'>

function OneBlock({ block, articles }: Articles & { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading>
          <Line parts={block.parts} articles={articles} />
        </Heading>
      )
    }
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((parts, i) => (
            <li key={String(i)}>
              <Line parts={parts} articles={articles} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'remark':
      return (
        <blockquote>
          <Line parts={block.parts} articles={articles} />
        </blockquote>
      )
    case 'paragraph':
      return (
        <p>
          <Line parts={block.parts} articles={articles} />
        </p>
      )
  }
}

const Line = ({ parts, articles }: Articles & { parts: readonly Inline[] }) =>
  parts.map((part, i) => <Word key={String(i)} part={part} articles={articles} />)

function Word({ part, articles }: Articles & { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'code':
      return <code>{part.text}</code>
    case 'strong':
      return (
        <strong>
          <Line parts={part.parts} articles={articles} />
        </strong>
      )
    case 'link':
      return (
        <Link href={part.href} newTab>
          {part.text}
        </Link>
      )
    case 'article':
      return <Anchor href={`${articles}/${String(part.number)}`}>{part.text}</Anchor>
  }
}
