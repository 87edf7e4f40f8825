import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton, Menu, toast } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { queueHref, wordsOf, type QueueSearch } from './address.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { isChanged, savedHref, type SavedView } from './saved.ts'

type SavedMenuProps = { search: QueueSearch; saved: SavedView | undefined }

/** Keeps this list under a name; changes, names anew and drops a kept one. What was dropped can be taken back from its notice. */
export function SavedMenu({ search, saved }: SavedMenuProps) {
  const t = useT()
  const go = useGo()
  const [asked, setAsked] = useState<'new' | 'edit'>()
  const edit = useAct('PATCH /saved-views/:id')
  const drop = useAct('DELETE /saved-views/:id')
  const add = useAct('POST /saved-views')
  const mayNot = saved === undefined || saved.mayEdit ? undefined : t('worklists.saved-of', { person: saved.owner.name })
  const hasNews = saved !== undefined && isChanged(saved, search)
  const keep = async ({ id, name }: SavedView) => {
    if ((await edit.run({ params: { id }, body: { search: wordsOf(search) } })) === undefined) return
    await askAgain('GET /saved-views')
    toast({ kind: 'met', text: t('worklists.saved-kept', { name }) })
  }
  const restore = async ({ name, search: words, columns, team }: SavedView) => {
    if ((await add.run({ body: { name, search: words, columns, team: team?.id ?? null } })) !== undefined)
      await askAgain('GET /saved-views')
  }
  const remove = async (view: SavedView) => {
    if ((await drop.run({ params: { id: view.id } })) === undefined) return
    const { saved: _, ...rest } = search
    go(queueHref(rest), { replace: true })
    await askAgain('GET /saved-views')
    const text = t('worklists.saved-dropped', { name: view.name })
    toast({ kind: 'met', text, act: { label: t('common.undo'), onPress: () => void restore(view) } })
  }
  return (
    <>
      {hasNews && saved.mayEdit && (
        <Button kind="quiet" size="small" isPending={edit.isPending} onPress={() => void keep(saved)}>
          {t('worklists.save-changes')}
        </Button>
      )}
      {saved === undefined ? (
        <IconButton label={t('worklists.save-list')} icon={<Bookmark aria-hidden />} onPress={() => setAsked('new')} />
      ) : (
        <Menu
          label={t('worklists.saved-list')}
          trigger={<IconButton label={t('worklists.saved-list')} icon={<BookmarkCheck aria-hidden />} />}
          entries={[
            { id: 'edit', label: t('worklists.edit-saved'), disabledBecause: mayNot, onAction: () => setAsked('edit') },
            { id: 'new', label: t('worklists.save-as-new'), onAction: () => setAsked('new') },
            ...(hasNews ? [{ id: 'back', label: t('worklists.back-to-saved'), href: savedHref(saved) }] : []),
            'line',
            { id: 'drop', label: t('worklists.drop-saved'), kind: 'danger', disabledBecause: mayNot, onAction: () => void remove(saved) },
          ]}
        />
      )}
      {asked !== undefined && (
        <SaveDialog search={search} saved={asked === 'edit' ? saved : undefined} from={saved} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}
