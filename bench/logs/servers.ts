import { type Kind, moment } from './kind.ts'

/** Logs of servers on Unix. */
export const servers: readonly Kind[] = [
  {
    name: 'syslog',
    says: [
      (c) => `sshd[${c.int(30000)}]: Failed password for invalid user ${c.user()} from ${c.ip()} port ${c.int(60000)} ssh2`,
      (c) => `sshd[${c.int(30000)}]: Accepted publickey for ${c.user()} from ${c.ip()} port ${c.int(60000)} ssh2: RSA SHA256:${c.hex(20)}`,
      (c) => `sshd[${c.int(30000)}]: Connection closed by ${c.ip()} [preauth]`,
      (c) => `sshd[${c.int(30000)}]: reverse mapping checking getaddrinfo for ${c.host()} [${c.ip()}] failed.`,
      (c) => `su(pam_unix)[${c.int(30000)}]: session opened for user ${c.user()} by (uid=${c.int(2000)})`,
      (c) => `su(pam_unix)[${c.int(30000)}]: session closed for user ${c.user()}`,
      (c) => `kernel: eth${c.int(4)}: link up, ${c.of([100, 1000, 10000])}Mbps, full-duplex`,
      (c) => `kernel: eth${c.int(4)}: link down`,
      (c) =>
        `kernel: Out of memory: Killed process ${c.int(30000)} (${c.of(['java', 'postgres', 'chrome', 'node', 'mysqld'])}) total-vm:${c.int(9_000_000)}kB`,
      (c) => `CRON[${c.int(30000)}]: (${c.user()}) CMD (run-parts ${c.path()})`,
      (c) => `systemd[1]: Started Session ${c.int(9000)} of user ${c.user()}.`,
      () => 'systemd[1]: Reloading.',
      (c) => `dhclient[${c.int(900)}]: DHCPREQUEST on eth0 to ${c.ip()} port 67 (xid=0x${c.hex(7)})`,
    ],
    line: (i, said, c) =>
      `${moment(i).month} ${String(moment(i).day).padStart(2)} ${moment(i).clock} ${c.of(['gate', 'mail1', 'db02'])} ${said}`,
  },
  {
    name: 'nginx',
    // Of one kind are requests of one method with an answer of one hundred.
    says: ['GET 200', 'GET 404', 'POST 201', 'POST 502', 'HEAD 200', 'DELETE 403']
      .map((line) => line.split(' '))
      .map(
        ([method, answer]) =>
          (c) =>
            `"${method} ${c.of([c.path(), `/api/v1/tickets/${c.uuid()}`, `/search?q=${c.word()}&page=${c.int(9)}`, '/'])} HTTP/1.1" ${answer} ${c.int(90000)} "${c.of(['-', `https://${c.host()}/start`])}" "${c.of(['Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0', 'curl/8.5.0', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'])}"`,
      ),
    line: (i, said, c) =>
      `${c.ip()} - ${c.of(['-', '-', 'anna'])} [${String(moment(i).day).padStart(2, '0')}/${moment(i).month}/${moment(i).year}:${moment(i).clock} +0300] ${said}`,
  },
  {
    name: 'apache',
    says: [
      (c) => `workerEnv.init() ok ${c.path()}`,
      (c) => `mod_jk child workerEnv in error state ${c.int(12)}`,
      (c) => `jk2_init() Found child ${c.int(9000)} in scoreboard slot ${c.int(20)}`,
      (c) => `[client ${c.ip()}] Directory index forbidden by rule: ${c.path()}`,
      (c) => `[client ${c.ip()}] File does not exist: ${c.path()}`,
      () => 'caught SIGTERM, shutting down',
      (c) => `child pid ${c.int(30000)} exit signal Segmentation fault (11)`,
      () => 'Digest: generating secret for digest authentication ...',
    ],
    line: (i, said, _, statement) =>
      `[${moment(i).weekday} ${moment(i).month} ${String(moment(i).day).padStart(2, '0')} ${moment(i).clock} ${moment(i).year}] [${statement % 2 ? 'error' : 'notice'}] ${said}`,
  },
  {
    name: 'postgres',
    says: [
      (c) =>
        `LOG:  checkpoint complete: wrote ${c.int(9000)} buffers (${c.int(90)}.${c.int(9)}%); write=${c.int(90)}.${c.int(999)} s, sync=0.${c.int(999)} s`,
      (c) => `ERROR:  duplicate key value violates unique constraint "${c.word()}_${c.of(['pkey', 'number_key'])}"`,
      (c) => `DETAIL:  Key (id)=(${c.uuid()}) already exists.`,
      (c) => `LOG:  duration: ${c.int(9000)}.${c.int(999)} ms  statement: select * from ${c.word()} where id = ${c.int(99999)}`,
      (c) => `FATAL:  password authentication failed for user "${c.user()}"`,
      (c) => `ERROR:  deadlock detected at character ${c.int(200)}`,
      (c) => `LOG:  automatic vacuum of table "opora.public.${c.word()}": index scans: ${c.int(4)}`,
      () => 'LOG:  received fast shutdown request',
      (c) => `ERROR:  relation "${c.word()}_${c.int(99)}" does not exist at character ${c.int(90)}`,
    ],
    line: (i, said, c) => `${moment(i).iso} ${moment(i).clock}.${moment(i).ms} MSK [${c.int(30000)}] ${said}`,
  },
  {
    name: 'supercomputer',
    says: [
      () => 'instruction cache parity error corrected',
      (c) => `generating core.${c.int(9000)}`,
      (c) => `CE sym ${c.int(36)}, at 0x${c.hex(8)}, mask 0x${c.hex(2)}`,
      (c) => `total of ${c.int(50)} ddr error(s) detected and corrected over ${c.int(9000)} seconds`,
      (c) => `ciod: failed to read message prefix on control stream (CioStream socket to ${c.ip()}:${c.int(60000)}`,
      (c) => `data TLB error interrupt at R${c.int(70)}-M${c.int(2)}-N${c.int(16)}-C:J${c.int(18)}-U11`,
      (c) => `L3 ecc status register: ${c.hex(8)}`,
    ],
    line: (i, said, c) => {
      const place = `R${c.int(70)}-M${c.int(2)}-N${c.int(16)}-C:J${c.int(18)}-U${c.int(12)}`
      const m = moment(i)
      return `- ${m.epoch} ${m.iso.replaceAll('-', '.')} ${place} ${m.iso}-${m.clock.replaceAll(':', '.')}.${m.ms}${c.int(999)} ${place} RAS KERNEL ${c.of(['INFO', 'FATAL'])} ${said}`
    },
  },
]
