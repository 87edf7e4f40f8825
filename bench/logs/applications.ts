import { type Kind, moment } from './kind.ts'

const block = (i: number) => `blk_${i % 2 ? '-' : ''}${i * 7_919_000_000_000}`
const classes = ['OrderRepository', 'MailSender', 'TokenFilter', 'ClockFold', 'StayMapper', 'HttpClient', 'JsonReader']

/** Logs of applications, on servers, desktops and telephones. */
export const applications: readonly Kind[] = [
  {
    name: 'hdfs-like',
    says: [
      (c) => `dfs.DataNode$DataXceiver: Receiving block ${block(c.int(9000))} src: /${c.ip()}:${c.int(60000)} dest: /${c.ip()}:50010`,
      (c) => `dfs.DataNode$PacketResponder: PacketResponder ${c.int(3)} for block ${block(c.int(9000))} terminating`,
      (c) => `dfs.DataNode$PacketResponder: Received block ${block(c.int(9000))} of size ${c.int(70_000_000)} from /${c.ip()}`,
      (c) =>
        `dfs.FSNamesystem: BLOCK* NameSystem.addStoredBlock: blockMap updated: ${c.ip()}:50010 is added to ${block(c.int(9000))} size ${c.int(70_000_000)}`,
      (c) => `dfs.FSNamesystem: BLOCK* NameSystem.allocateBlock: ${c.path()} ${block(c.int(9000))}`,
      (c) => `dfs.DataBlockScanner: Verification succeeded for ${block(c.int(9000))}`,
      (c) => `dfs.FSDataset: Deleting block ${block(c.int(9000))} file ${c.path()}`,
      (c) => `dfs.DataNode$DataXceiver: ${c.ip()}:50010:Got exception while serving ${block(c.int(9000))} to /${c.ip()}:`,
    ],
    line: (i, said, c) => `${moment(i).digits} ${c.int(4000)} ${c.of(['INFO', 'INFO', 'WARN'])} ${said}`,
  },
  {
    name: 'windows-cbs-like',
    says: [
      (c) =>
        `CBS    Loaded Servicing Stack v6.1.${c.int(9000)}.${c.int(20000)} with Core: C:\\Windows\\winsxs\\amd64_${c.id()}\\cbscore.dll`,
      (c) => `CSI    ${c.hex(8)}@${c.int(9999)} WcpInitialize (wcp.dll version 0.0.0.6) called (stack @0x${c.hex(10)})`,
      () => 'CBS    Ending TrustedInstaller initialization.',
      (c) =>
        `CBS    Read out cached package applicability for package: Package_for_KB${c.int(900000)}~31bf3856ad364e35~amd64~~6.1.1.${c.int(9)}, ApplicableState: ${c.int(200)}, CurrentState:${c.int(9)}`,
      (c) => `CBS    Session: ${c.int(90000)}_${c.int(900000)} initialized by client WindowsUpdateAgent.`,
      (c) => `CBS    Failed to internally open package. [HRESULT = 0x${c.hex(8)} - CBS_E_INVALID_PACKAGE]`,
      () => 'CBS    Warning: Unrecognized packageExtended attribute.',
      (c) => `CBS    SQM: Cleaning up report files older than ${c.int(30)} days.`,
    ],
    line: (i, said) => `${moment(i).iso} ${moment(i).clock}, Info                  ${said}`,
  },
  {
    name: 'java',
    says: [
      (c) => `Unhandled fault in request ${c.uuid()}`,
      (c) => `Order ${c.int(99999)} of customer ${c.user()} accepted in ${c.int(900)} ms`,
      (c) => `Cache ${c.word()} evicted ${c.int(900)} entries`,
      (c) => `Connection pool "${c.word()}" exhausted: active=${c.int(50)}, idle=0, waiting=${c.int(99)}`,
      (c) => `Retrying call to ${c.host()}:${c.int(9000)} (attempt ${c.int(5)})`,
      (c) => `Started Application in ${c.int(20)}.${c.int(999)} seconds (JVM running for ${c.int(30)}.${c.int(99)})`,
      (c) => `Registering class org.example.desk.${c.of(classes)} for event type org.example.events.${c.of(classes)}`,
      // From here on a line goes on from the one before it.
      (c) =>
        `\tat org.example.desk.${c.of(classes)}.${c.of(['save', 'apply', 'read', 'lambda$main$0'])}(${c.of(classes)}.java:${c.int(400)})`,
      (c) => `Caused by: java.sql.SQLException: Connection reset by ${c.ip()}`,
      (c) => `Caused by: java.lang.IllegalStateException: Ticket ${c.int(9999)} is closed`,
    ],
    line: (i, said, c, statement) =>
      statement >= 7
        ? said
        : `${moment(i).iso} ${moment(i).clock},${moment(i).ms} ${statement === 0 ? 'ERROR' : c.of(['INFO', 'WARN', 'DEBUG']).padEnd(5)} [http-nio-8080-exec-${c.int(20)}] org.example.desk.${c.of(classes)}: ${said}`,
  },
  {
    name: 'json lines',
    says: [
      (c) => `request completed in ${c.int(900)}ms`,
      (c) => `user ${c.user()} signed in from ${c.ip()}`,
      (c) => `job ${c.uuid()} failed: timeout after ${c.int(60)}s`,
      (c) => `uploaded ${c.path()} (${c.int(900)}.${c.int(9)} MB)`,
      (c) => `websocket ${c.id()} closed with code ${c.int(5000)}`,
      (c) => `fetch https://${c.host()}/v2/${c.id()} returned ${c.of([200, 404, 500])}`,
      () => 'shutting down',
    ],
    line: (i, said, c) =>
      JSON.stringify({
        time: `${moment(i).iso}T${moment(i).clock}.${moment(i).ms}Z`,
        level: c.of(['info', 'warn', 'error']),
        pid: c.int(9000),
        requestId: c.uuid(),
        msg: said,
      }),
  },
  {
    name: 'android-like',
    says: [
      (c) =>
        `WindowManager: printFreezingDisplayLogsopening app wtoken = AppWindowToken{${c.hex(7)} token=Token{${c.hex(7)} ActivityRecord{${c.hex(7)} u0 t${c.int(900)}}}}, allDrawn= ${c.of(['true', 'false'])}`,
      (c) =>
        `PowerManagerService: acquire lock=${c.int(99_999_999)}, flags=0x${c.int(9)}, tag="${c.of(['RILJ_ACK_WL', 'Scrims', 'AudioMix'])}", name=com.android.${c.word()}, uid=${c.int(20000)}`,
      (c) => `PowerManagerService: release:lock=${c.int(99_999_999)}, flg=0x0, total_time=${c.int(900)}ms`,
      (c) => `ActivityManager: Killing ${c.int(30000)}:com.${c.word()}.${c.word()}/u0a${c.int(200)} (adj ${c.int(900)}): empty`,
      (c) => `AudioManager: getStreamVolume isRestricted mode = ${c.int(4)}`,
      () => 'PhoneStatusBar: cancel animation',
      (c) => `TelephonyManager: getDataEnabled: retVal=${c.of(['true', 'false'])}`,
      (c) =>
        `SendBroadcastPermission: action:android.intent.action.${c.of(['SCREEN_ON', 'TIME_TICK', 'BATTERY_CHANGED', 'USER_PRESENT'])}, mPermissionType:${c.int(3)}`,
    ],
    line: (i, said, c) =>
      `${moment(i).monthDay} ${moment(i).clock}.${moment(i).ms}  ${1000 + c.int(9000)}  ${1000 + c.int(9000)} ${c.of(['D', 'I', 'W', 'V', 'E'])} ${said}`,
  },
  {
    name: '1c technological',
    says: [
      (c) =>
        `CALL,1,process=rphost,p:processName=${c.of(['erp', 'trade', 'salary'])},t:clientID=${c.int(900)},Usr=${c.of(['Иванов', 'Петрова', 'Администратор', 'Обмен', 'Склад'])},Memory=${c.int(900000)},CpuTime=${c.int(99999)}`,
      (c) =>
        `EXCP,3,process=rphost,p:processName=${c.of(['erp', 'trade', 'salary'])},Exception=DataBaseException,Descr='Ошибка СУБД: строка ${c.int(900)} таблицы ${c.word()}'`,
      (c) =>
        `TLOCK,4,process=rphost,Regions=AccumRg${c.int(900)}.DIMS,Locks='AccumRg${c.int(900)}.DIMS Exclusive Fld${c.int(900)}=${c.int(90)}:${c.hex(32)}',WaitConnections=${c.int(90)}`,
      (c) =>
        `DBMSSQL,5,process=rphost,Trans=${c.int(2)},dbpid=${c.int(900)},Sql='SELECT T1._IDRRef FROM dbo._Document${c.int(900)} T1 WHERE T1._Number = ?',Rows=${c.int(900)}`,
      (c) => `CONN,2,process=ragent,ClientID=${c.int(9000)},Protected=0,Txt=Clnt: MyUserName2: ${c.user()}`,
      (c) => `SCALL,1,process=rmngr,ClientID=${c.int(9000)},Interface=${c.uuid()},IName=IClusterRegistry,Method=${c.int(50)}`,
    ],
    line: (i, said, c) =>
      `${moment(i).minute}:${moment(i).second}.${moment(i).ms}${String(c.int(999)).padStart(3, '0')}-${c.int(90000)},${said}`,
  },
  {
    name: 'spark-like',
    says: [
      (c) => `storage.BlockManager: Found block rdd_${c.int(90)}_${c.int(90)} locally`,
      (c) =>
        `storage.MemoryStore: Block broadcast_${c.int(900)} stored as values in memory (estimated size ${c.int(900)}.${c.int(9)} ${c.of(['KB', 'MB', 'B'])}, free ${c.int(900)}.${c.int(9)} KB)`,
      (c) => `executor.Executor: Running task ${c.int(90)}.0 in stage ${c.int(90)}.0 (TID ${c.int(90000)})`,
      (c) =>
        `executor.Executor: Finished task ${c.int(90)}.0 in stage ${c.int(90)}.0 (TID ${c.int(90000)}). ${c.int(9000)} bytes result sent to driver`,
      (c) => `broadcast.TorrentBroadcast: Reading broadcast variable ${c.int(900)} took ${c.int(90)} ms`,
      (c) => `rdd.HadoopRDD: Input split: hdfs://${c.ip()}:9000${c.path()}:${c.int(90000)}+${c.int(90000)}`,
      (c) =>
        `python.PythonRunner: Times: total = ${c.int(900)}, boot = ${c.of(['', '-'])}${c.int(900)}, init = ${c.int(900)}, finish = ${c.int(9)}`,
      (c) => `spark.SecurityManager: Changing view acls to: ${c.user()},${c.user()}`,
    ],
    line: (i, said, c) => `${moment(i).strokes} ${moment(i).clock} ${c.of(['INFO', 'INFO', 'WARN'])} ${said}`,
  },
]
