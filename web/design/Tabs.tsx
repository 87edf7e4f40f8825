import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { given } from './given.ts'
import styles from './Tabs.module.css'

export type TabItem<Id extends string = string> = {
  id: Id
  label: string
  icon?: ReactNode
  count?: string | undefined
  /** Only a picture is shown; the label is its name. */
  iconOnly?: boolean | undefined
  children: ReactNode
}

type TabsProps<Id extends string> = {
  label: string
  tabs: readonly TabItem<Id>[]
  value?: Id | undefined
  onChange?: ((id: Id) => void) | undefined
}

export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs
      {...given({ selectedKey: value })}
      onSelectionChange={(key) => {
        const chosen = tabs.find(({ id }) => id === key)
        if (chosen !== undefined) onChange?.(chosen.id)
      }}
      className={styles.tabs ?? ''}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''} {...given({ 'aria-label': tab.iconOnly ? tab.label : undefined })}>
            {tab.icon}
            {tab.iconOnly !== true && <span>{tab.label}</span>}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, children }) => (
        <TabPanel key={id} id={id} className={styles.panel ?? ''}>
          {children}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
