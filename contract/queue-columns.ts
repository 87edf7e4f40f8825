/** The columns of a list of tickets, in their order on the screen; number and title are always there. No zod here: the browser reads this file. */
export const queueColumns = [
  'client',
  'requester',
  'kind',
  'priority',
  'level',
  'team',
  'assignee',
  'owner',
  'status',
  'opened',
  'changed',
  'due',
] as const
export type QueueColumn = (typeof queueColumns)[number]

export const usualColumns: readonly QueueColumn[] = ['client', 'priority', 'level', 'assignee', 'status', 'due']
