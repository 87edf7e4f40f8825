import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Permission, type RoleName, permissions as everything } from '#contract/people.ts'
import type { Actor } from '#platform/actor.ts'
import { mayAddPerson, mayChangeRole, mayChangeRoles, mayEditPerson, mayRead, mayRule } from './policy.ts'
import { type RoleBook, isStaff, permissionsOf, servesOf } from './role.ts'

const book: RoleBook = new Map([
  ['requester', ['ticket.create']],
  ['organisation-manager', ['ticket.create', 'ticket.read-organisation']],
  ['agent', ['ticket.create', 'ticket.work', 'person.read', 'person.edit']],
  ['lead', ['ticket.create', 'ticket.work', 'person.read', 'person.edit', 'report.read']],
  ['manager', ['ticket.create', 'ticket.work', 'ticket.read-all', 'person.read', 'person.edit', 'settings.edit', 'access.edit']],
  ['administrator', []],
])
const [acme, bakery] = ['acme', 'bakery']
const actor = (roles: readonly RoleName[], serves: readonly string[] | null = null): Actor => ({
  kind: 'person',
  id: 'me',
  permissions: permissionsOf(roles, book),
  organisation: null,
  teams: [],
  serves,
  by: 'session',
})
const person = (roles: readonly RoleName[], client: string | null = null) => ({ client, permissions: permissionsOf(roles, book) })

// Who, whom, of which client: may he edit him, and may he decide about his access?
for (const [who, serves, whom, client, edit, rule] of [
  ['requester', [], 'requester', null, false, false],
  ['organisation-manager', [], 'requester', acme, false, false],
  ['agent', [acme], 'requester', acme, true, false],
  ['agent', [acme], 'organisation-manager', acme, true, false],
  ['agent', [acme], 'requester', bakery, false, false],
  ['agent', [acme], 'requester', null, true, false],
  ['agent', [], 'requester', acme, false, false],
  ['agent', null, 'requester', bakery, true, false],
  ['agent', null, 'agent', null, false, false],
  ['agent', null, 'lead', null, false, false],
  ['agent', null, 'administrator', null, false, false],
  ['lead', null, 'agent', null, false, false],
  ['manager', null, 'agent', null, true, true],
  ['manager', null, 'manager', null, true, true],
  ['manager', null, 'lead', null, false, false], // a lead reads reports, this manager does not
  ['manager', null, 'administrator', null, false, false],
  ['manager', [acme], 'requester', bakery, false, false],
  ['administrator', null, 'administrator', null, true, true],
  ['administrator', null, 'requester', bakery, true, true],
] as const)
  test(`${who} serving ${serves?.join() ?? 'all'} ${edit ? 'edits' : 'does not edit'} ${whom} of ${client ?? 'no client'}`, () => {
    assert.equal(mayEditPerson(actor([who], serves), person([whom], client)), edit)
    assert.equal(mayRule(actor([who], serves), person([whom], client)), rule)
  })

for (const [who, before, after, may] of [
  ['agent', ['requester'], ['requester', 'organisation-manager'], false],
  ['agent', ['requester'], ['agent'], false],
  ['manager', ['requester'], ['requester', 'agent'], true],
  ['manager', ['agent'], ['requester'], true],
  ['manager', ['requester'], ['lead'], false],
  ['manager', ['requester'], ['administrator'], false],
  ['manager', ['administrator'], ['requester'], false],
  ['manager', ['agent'], ['agent', 'manager'], true],
  ['administrator', ['requester'], ['administrator'], true],
  ['agent', ['requester'], ['requester'], true],
] as const)
  test(`${who} ${may ? 'turns' : 'does not turn'} ${before.join('+')} into ${after.join('+')}`, () =>
    assert.equal(mayChangeRoles(actor([who]), person(before), before, after, book), may))

test('a new person of a plain requester is anybody’s who edits people, a new agent is not', () => {
  assert.equal(mayAddPerson(actor(['agent'], [acme]), { client: acme }, ['requester'], book), true)
  assert.equal(mayAddPerson(actor(['agent'], [acme]), { client: bakery }, ['requester'], book), false)
  assert.equal(mayAddPerson(actor(['agent']), { client: null }, ['requester', 'agent'], book), false)
  assert.equal(mayAddPerson(actor(['manager']), { client: null }, ['agent'], book), true)
  assert.equal(mayAddPerson(actor(['manager']), { client: null }, ['administrator'], book), false)
})

test('a role grows and shrinks only within what its changer may himself', () => {
  assert.equal(mayChangeRole(actor(['manager']), ['ticket.work'], ['ticket.work', 'person.read']), true)
  assert.equal(mayChangeRole(actor(['manager']), ['ticket.work'], ['audit.read']), false)
  assert.equal(mayChangeRole(actor(['manager']), ['report.read'], []), false)
  assert.equal(mayChangeRole(actor(['agent']), ['ticket.work'], ['ticket.work']), false)
})

const roleNames = fc.uniqueArray(
  fc.constantFrom<RoleName>('requester', 'organisation-manager', 'agent', 'lead', 'manager', 'administrator'),
)
const permissionSet = fc.uniqueArray(fc.constantFrom<Permission>(...everything))
const serving = fc.option(fc.uniqueArray(fc.constantFrom(acme, bakery)))
const anyActor = fc.record({ permissions: permissionSet, serves: serving }).map(({ permissions, serves }): Actor => ({
  kind: 'person',
  id: 'me',
  permissions: new Set(permissions),
  organisation: null,
  teams: [],
  serves,
  by: 'key',
}))
const anyPerson = fc
  .record({ permissions: permissionSet, client: fc.option(fc.constantFrom(acme, bakery)) })
  .map(({ permissions, client }) => ({ client, permissions: new Set(permissions) }))

test('law: nobody edits staff who may anything that he may not himself, and nobody edits whom he may not read', () => {
  fc.assert(
    fc.property(anyActor, anyPerson, (who, whom) => {
      if (who.kind !== 'person' || !mayEditPerson(who, whom)) return
      if (isStaff(whom.permissions)) assert.ok(whom.permissions.isSubsetOf(who.permissions) && who.permissions.has('access.edit'))
      assert.ok(mayRead({ ...who, permissions: new Set(['person.read']) }, whom))
    }),
  )
})

test('law: whoever changes roles could not gain by it', () => {
  fc.assert(
    fc.property(anyActor, roleNames, roleNames, (who, before, after) => {
      if (who.kind !== 'person' || !mayChangeRoles(who, { client: null, permissions: permissionsOf(before, book) }, before, after, book))
        return
      const gained = permissionsOf(after, book).difference(permissionsOf(before, book))
      assert.ok(gained.isSubsetOf(who.permissions))
    }),
  )
})

test('the scope of a person is what his teams serve', () => {
  const none = new Set<Permission>()
  assert.deepEqual(servesOf(none, []), [])
  assert.deepEqual(servesOf(none, [{ serves: [bakery] }, { serves: [acme, bakery] }]), [acme, bakery])
  assert.equal(servesOf(none, [{ serves: [bakery] }, { serves: [] }]), null)
  assert.equal(servesOf(new Set<Permission>(['ticket.read-all']), []), null)
})

test('an administrator may whatever there is, whatever the book says', () => {
  assert.deepEqual([...permissionsOf(['administrator'], book)], [...everything])
})
