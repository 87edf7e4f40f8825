import pg from 'pg'

/** The role that serves: it may read and write the desk's rows, and of the log only read and add. */
const server = 'opora_server'

/**
 * Where two roles can be had, the desk serves under one that has no right to change the log (the trigger refuses everybody besides). Answers the
 * role, or undefined where the owner of the database may make none. To be called after every migration: new tables need their rights.
 */
export async function grantRights(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (!(await haveRole(client))) return undefined
    // The last is for ANALYZE after a long import; before PostgreSQL 17 only the owner may, and autovacuum does it a minute later.
    await client.query(`begin; select pg_advisory_xact_lock(${0x6f706f72});
      grant usage on schema public, pgboss to ${server};
      grant select, insert, update, delete on all tables in schema public, pgboss to ${server};
      grant usage, select on all sequences in schema public, pgboss to ${server};
      grant execute on all functions in schema public, pgboss to ${server};
      alter default privileges in schema pgboss grant select, insert, update, delete on tables to ${server};
      revoke all on event, migration from ${server};
      grant select, insert on event to ${server};
      grant select on migration to ${server};
      do $$ begin if current_setting('server_version_num')::int >= 170000 then
        execute 'grant maintain on all tables in schema public to ${server}'; end if; end $$;
      commit`)
    return server
  } finally {
    await client.end()
  }
}

/** Another node, or another database of the same cluster, may be making the role too. */
async function haveRole(client: pg.Client): Promise<boolean> {
  if (await canServe(client)) return true
  await client.query(`create role ${server} nologin`).catch(() => undefined)
  await client.query(`grant ${server} to current_user`).catch(() => undefined)
  return canServe(client)
}

const canServe = (client: pg.Client): Promise<boolean> =>
  client.query(`set role ${server}; reset role`).then(
    () => true,
    () => false,
  )
