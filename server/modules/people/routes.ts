import * as absences from '#contract/absences.ts'
import * as structure from '#contract/level-structure.ts'
import * as contract from '#contract/people-acts.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { readSetting } from '#platform/settings.ts'
import { endAbsence, setAbsence } from './commands/absences.ts'
import { addAddress, preferAddress, removeAddress } from './commands/addresses.ts'
import { addOrganisation, editOrganisation } from './commands/organisations.ts'
import { addPerson, editPerson, leavePerson, returnPerson } from './commands/people.ts'
import { setRole } from './commands/roles.ts'
import { setDeskDefaults } from './commands/defaults.ts'
import { mergeLevel, splitLevel, undoLevelChange } from './commands/structure.ts'
import { addLevel, addTeam, editLevel, editTeam } from './commands/teams.ts'
import { absenceShown, absencesShown } from './queries/absences.ts'
import { organisationById, organisations } from './queries/organisations.ts'
import { people, personById } from './queries/people.ts'
import { roleByName, roles } from './queries/roles.ts'
import { deskDefaults } from './queries/defaults.ts'
import { levelChangeById, levelChanges } from './queries/structure.ts'
import { levelById, levels, teamById, teamsFor } from './queries/teams.ts'
import type { Work } from '#platform/work.ts'

const shown = async (work: Work, id: string) => personById(work.tx, work.actor, id)

export const routes: readonly Route[] = [
  read(contract.listPeople, async ({ db, actor, query }) => people(db, actor, query)),
  read(contract.getPerson, async ({ db, actor, params }) => personById(db, actor, params.id)),
  act(contract.addPerson, async ({ work, body }) => shown(work, await addPerson(work, body))),
  act(contract.editPerson, async ({ work, params: { id }, body }) => editPerson(work, id, body).then(() => shown(work, id))),
  act(contract.addAddress, async ({ work, params: { id }, body }) => addAddress(work, id, body).then(() => shown(work, id))),
  act(contract.removeAddress, async ({ work, params: { id, address } }) => removeAddress(work, id, address).then(() => shown(work, id))),
  act(contract.preferAddress, async ({ work, params: { id, address } }) => preferAddress(work, id, address).then(() => shown(work, id))),
  act(contract.leavePerson, async ({ work, params: { id } }) => leavePerson(work, id).then(() => shown(work, id))),
  act(contract.returnPerson, async ({ work, params: { id } }) => returnPerson(work, id).then(() => shown(work, id))),
  read(absences.listAbsences, async ({ db, actor, query, at }) => absencesShown(db, actor, query.person, at)),
  act(absences.setAbsence, async ({ work, body }) => absenceShown(work.tx, work.actor, await setAbsence(work, body), work.at)),
  act(absences.endAbsence, async ({ work, params: { id } }) => endAbsence(work, id).then(() => ({}))),
  read(contract.listRoles, async ({ db }) => ({ items: await roles(db) })),
  act(contract.setRole, async ({ work, params: { name }, body }) =>
    setRole(work, name, body.permissions).then(() => roleByName(work.tx, name)),
  ),
  read(contract.listOrganisations, async ({ db, actor, query }) => organisations(db, actor, query)),
  read(contract.getOrganisation, async ({ db, actor, params }) => organisationById(db, actor, params.id)),
  act(contract.addOrganisation, async ({ work, body }) => organisationById(work.tx, work.actor, await addOrganisation(work, body))),
  act(contract.editOrganisation, async ({ work, params: { id }, body }) =>
    editOrganisation(work, id, body).then(() => organisationById(work.tx, work.actor, id)),
  ),
  read(contract.listTeams, async ({ db, actor }) => ({ items: await teamsFor(db, actor) })),
  act(contract.addTeam, async ({ work, body }) => teamById(work.tx, await addTeam(work, body))),
  act(contract.editTeam, async ({ work, params: { id }, body }) => editTeam(work, id, body).then(() => teamById(work.tx, id))),
  read(contract.getDeskDefaults, async ({ db }) => readSetting(db, deskDefaults)),
  act(contract.setDeskDefaults, async ({ work, body }) => setDeskDefaults(work, body)),
  read(contract.listLevels, async ({ db }) => ({ items: await levels(db) })),
  read(structure.listLevelChanges, async ({ db }) => ({ items: await levelChanges(db) })),
  act(structure.mergeLevel, async ({ work, params: { id }, body }) => levelChangeById(work.tx, await mergeLevel(work, id, body))),
  act(structure.splitLevel, async ({ work, params: { id }, body }) => levelChangeById(work.tx, await splitLevel(work, id, body))),
  act(structure.undoLevelChange, async ({ work, params: { id } }) => undoLevelChange(work, id).then(() => levelChangeById(work.tx, id))),
  act(contract.addLevel, async ({ work, body }) => levelById(work.tx, await addLevel(work, body))),
  act(contract.editLevel, async ({ work, params: { id }, body }) => editLevel(work, id, body).then(() => levelById(work.tx, id))),
]
