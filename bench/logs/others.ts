import type { Chance } from './chance.ts'
import { type Kind, moment } from './kind.ts'

const programs = ['chrome.exe', 'git-remote.exe', 'Skype.exe', 'outlook.exe *64', 'telegram.exe']

/** Kinds written when the rules stood: what those are worth on logs they were not made by. Only names of programs first in a line ("chrome.exe") were learnt from them. */
export const others: readonly Kind[] = [
  {
    name: 'cloud compute',
    says: [
      (c) =>
        `nova.osapi_compute.wsgi.server [req-${c.uuid()} ${c.hex(32)} ${c.hex(32)} - - -] ${c.ip()} "GET /v2/${c.hex(32)}/servers/detail HTTP/1.1" status: 200 len: ${c.int(9000)} time: 0.${c.int(9_000_000)}`,
      // What happened to a machine is the meaning of the line, few as the words are.
      ...['Started', 'Paused', 'Resumed', 'Stopped'].map(
        (deed) => (c: Chance) => `nova.compute.manager [-] [instance: ${c.uuid()}] VM ${deed} (Lifecycle Event)`,
      ),
      (c) => `nova.virt.libvirt.imagecache [req-${c.uuid()} - - - - -] image ${c.uuid()} at (${c.path()}): checking`,
      (c) =>
        `nova.compute.manager [req-${c.uuid()} ${c.hex(32)} ${c.hex(32)} - - -] [instance: ${c.uuid()}] Took ${c.int(90)}.${c.int(99)} seconds to build instance.`,
      (c) =>
        `nova.compute.claims [req-${c.uuid()} ${c.hex(32)} ${c.hex(32)} - - -] [instance: ${c.uuid()}] Total memory: ${c.int(90000)} MB, used: ${c.int(9000)}.00 MB`,
    ],
    line: (i, said, c) =>
      `nova-api.log.1.2026-03-01_13:53:08 ${moment(i).iso} ${moment(i).clock}.${moment(i).ms} ${c.int(30000)} ${c.of(['INFO', 'INFO', 'WARNING'])} ${said}`,
  },
  {
    name: 'coordination',
    says: [
      (c) =>
        `[WorkerReceiver[myid=${c.int(4)}]:FastLeaderElection@${c.int(900)}] - Notification: ${c.int(4)} (n.leader), 0x${c.hex(9)} (n.zxid), 0x${c.int(9)} (n.round), LOOKING (n.state), ${c.int(4)} (n.sid)`,
      (c) =>
        `[NIOServerCxn.Factory:0.0.0.0/0.0.0.0:2181:NIOServerCnxn@${c.int(1100)}] - Closed socket connection for client /${c.ip()}:${c.int(60000)} which had sessionid 0x${c.hex(15)}`,
      (c) =>
        `[NIOServerCxn.Factory:0.0.0.0/0.0.0.0:2181:NIOServerCnxnFactory@197] - Accepted socket connection from /${c.ip()}:${c.int(60000)}`,
      (c) => `[QuorumPeer[myid=${c.int(4)}]/0:0:0:0:0:0:0:0:2181:FastLeaderElection@774] - Notification time out: ${c.int(60000)}`,
      (c) =>
        `[SyncThread:${c.int(4)}:ZooKeeperServer@595] - Established session 0x${c.hex(15)} with negotiated timeout ${c.int(9)}0000 for client /${c.ip()}:${c.int(60000)}`,
      (c) =>
        `[RecvWorker:${c.int(999999)}:QuorumCnxManager$RecvWorker@762] - Connection broken for id ${c.int(999999)}, my id = ${c.int(4)}, error =`,
    ],
    line: (i, said, c) => `${moment(i).iso} ${moment(i).clock},${moment(i).ms} - ${c.of(['INFO', 'WARN', 'ERROR']).padEnd(5)} ${said}`,
  },
  {
    name: 'step counter',
    says: [
      (c) => `Step_LSC|30002312|onStandStepChanged ${c.int(9000)}`,
      () => 'Step_StandStepCounter|30002312|flush sensor data',
      (c) =>
        `Step_SPUtils|30002312| getTodayTotalDetailSteps = 1772316600${c.int(999)}##${c.int(9000)}##${c.int(900000)}##${c.int(9000)}##${c.int(9000)}##${c.int(9000000)}`,
      (c) => `Step_ExtSDM|30002312|calculateCaloriesWithCache totalCalories=${c.int(900000)}`,
      (c) => `Step_StandReportReceiver|30002312|onReceive action: android.intent.action.${c.of(['SCREEN_ON', 'SCREEN_OFF', 'BOOT'])}`,
      (c) => `Step_LSC|30002312|onExtend:1772316600${c.int(999)} ${c.int(90)} 0 ${c.int(90)}`,
    ],
    line: (i, said, c) => `${moment(i).iso.replaceAll('-', '')}-${moment(i).clock}:${c.int(999)}|${said}`,
  },
  {
    name: 'proxy on a desktop',
    says: [
      (c) => `${c.of(programs)} - ${c.host()}:${c.int(9000)} open through proxy proxy.example.org:5070 HTTPS`,
      (c) => `${c.of(programs)} - ${c.host()}:${c.int(9000)} open through proxy proxy.example.org:5070 SOCKS5`,
      (c) =>
        `${c.of(programs)} - ${c.host()}:${c.int(9000)} close, ${c.int(9000)} bytes sent, ${c.int(90000)} bytes (${c.int(90)}.${c.int(9)} KB) received, lifetime ${c.of(['<1 sec', '00:01', '03:12'])}`,
      (c) =>
        `${c.of(programs)} - ${c.host()}:${c.int(9000)} error : Could not connect through proxy proxy.example.org:5070 - Proxy server cannot establish a connection with the target, status code ${c.int(600)}`,
    ],
    line: (i, said) => `[${moment(i).monthDay.replace('-', '.')} ${moment(i).clock}] ${said}`,
  },
  {
    name: 'cluster syslog',
    says: [
      (c) => `crond(pam_unix)[${c.int(30000)}]: session opened for user root by (uid=0)`,
      (c) => `ib_sm.x[${c.int(30000)}]: [ib_sm_sweep.c:${c.int(2000)}]: No topology change`,
      (c) =>
        `/apps/x86_64/system/ganglia-3.0.1/sbin/gmetad[${c.int(3000)}]: data_thread() got not answer from any [${c.word()}_${c.word()}] datasource`,
      (c) => `ntpd[${c.int(3000)}]: synchronized to ${c.ip()}, stratum ${c.int(5)}`,
      (c) =>
        `dhcpd: DHCPDISCOVER from ${[1, 2, 3, 4, 5, 6].map(() => c.hex(2)).join(':')} via eth${c.int(2)}: network ${c.word()}_control: no free leases`,
      (c) => `kernel: imklog ${c.int(9)}.${c.int(9)}, log source = ${c.path()} started.`,
    ],
    line: (i, said, c) => {
      const host = `dn${c.int(900)}`
      return `- ${moment(i).epoch} ${moment(i).iso.replaceAll('-', '.')} ${host} ${moment(i).month} ${moment(i).day} ${moment(i).clock} ${host}/${host} ${said}`
    },
  },
  {
    name: 'batch cluster',
    says: [
      (c) => `Component State Change: Component \\042alt${c.int(9)}\\042 is in the unavailable state (HWID=${c.int(9000)})`,
      () => 'Linkerror event interval expired',
      (c) => `boot (command ${c.int(9000)})`,
      (c) => `Fan speeds ( ${c.int(9000)} ${c.int(9000)} ${c.int(9000)} **** ${c.int(9000)} ${c.int(9000)} )`,
      (c) => `Link error on broadcast tree Interconnect-${c.int(9)}T00:0${c.int(9)}:${c.int(60)}`,
      (c) => `Temperature (${c.int(90)}C) exceeds warning threshold`,
    ],
    line: (i, said, c, statement) =>
      `${c.int(900000)} node-${c.int(256)} unix.hw ${['state_change.unavailable', 'net.niff', 'boot_cmd', 'fan', 'bcast-error', 'temp'][statement]} ${moment(i).epoch} 1 ${said}`,
  },
]
