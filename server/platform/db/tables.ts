// Written by tools/tables.ts from the migrations; a law compares them.
/* oxlint-disable max-lines -- as long as there are tables */
import type { ColumnType } from 'kysely'

type Instant = Temporal.Instant
/** The database gives it when an insert leaves it out. */
type Given<T> = ColumnType<T, T | undefined, T>
/** The database alone writes it. */
type Made<T> = ColumnType<T, never, never>

export interface Tables {
  absence: {
    id: string
    person_id: string
    substitute_id: string | null
    from_at: Instant
    to_at: Instant
    added_at: Instant
  }
  access_link: {
    id: string
    person_id: string
    purpose: 'invitation' | 'reset' | 'sign-in'
    address: string
    asked_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  address: {
    id: string
    person_id: string
    kind: 'email' | 'phone' | 'telegram' | 'other'
    value: string
    is_primary: Given<boolean>
  }
  agreement: {
    id: string
    kind: 'sla' | 'ola' | 'uc'
    name_ru: string
    name_en: string
    added_at: Given<Instant>
    ended_at: Instant | null
    last_event_at: Given<Instant>
  }
  agreement_turn: {
    agreement_id: string
    at: Instant
    agreement_version_id: string | null
  }
  agreement_version: {
    id: string
    agreement_id: string
    n: number
    valid_from: Instant
    calendar_version_id: string
    targets: unknown
    published_at: Instant | null
    valid_to: Instant | null
    rank: Given<number>
    match: Given<unknown>
    texts: Given<unknown>
    follows_id: string | null
    follows_mode: 'carry' | 'retroactive' | null
    availability: Given<unknown>
  }
  alert: {
    id: string
    call_id: string
    source_id: string
    at: Instant
    key: string
    state: 'firing' | 'resolved'
    severity: string
    ticket_id: string | null
  }
  alert_call: {
    id: string
    source_id: string
    received_at: Instant
    signature: string
    raw: string
  }
  alert_source: {
    id: string
    name: string
    secret: Buffer
    requester_id: string
    mapping: unknown
    active: boolean
    added_at: Instant
  }
  analysis_entry: {
    id: string
    ticket_id: string
    part: 'hypothesis' | 'for' | 'against' | 'why' | 'cause' | 'moment' | 'lesson' | 'fix' | 'test' | 'risk'
    parent_id: string | null
    text_id: string
    link: string
    branch: 'people' | 'process' | 'technology' | 'information' | 'environment' | 'suppliers' | null
    happened_at: Instant | null
    verdict: 'open' | 'confirmed' | 'ruled-out' | null
    judged_by: string | null
    judged_at: Instant | null
    judged_reason_id: string | null
    passed: boolean | null
    by_id: string | null
    written_at: Instant
    struck_at: Instant | null
  }
  api_key: {
    id: string
    person_id: string
    name: string
    token_hash: Buffer
    scopes: (
      | 'ticket.create'
      | 'ticket.read-organisation'
      | 'ticket.work'
      | 'ticket.read-all'
      | 'ticket.restrict'
      | 'ticket.close-unconfirmed'
      | 'team.lead'
      | 'knowledge.read'
      | 'knowledge.write'
      | 'knowledge.publish'
      | 'person.read'
      | 'person.edit'
      | 'report.read'
      | 'template.edit'
      | 'settings.edit'
      | 'access.edit'
      | 'audit.read'
    )[]
    added_at: Instant
    expires_at: Instant | null
    used_at: Instant | null
    revoked_at: Instant | null
  }
  article: {
    id: string
    number: Made<number>
    published_id: string | null
    working_id: string | null
    in_review: Given<boolean>
    retired_at: Instant | null
    services: Given<string[]>
    words: Given<string[]>
    check_by: string | null
    source_id: string | null
    sent_back: Given<string>
    added_at: Instant
    changed_at: Instant
  }
  article_answer: {
    id: string
    version_id: string
    person_id: string | null
    visitor: string | null
    helpful: boolean
    comment: Given<string>
    solved: Given<boolean>
    given_at: Instant
  }
  article_text: {
    version_id: string
    language: 'ru' | 'en'
    title: string
    body: string
    search: Made<string | null>
  }
  article_version: {
    id: string
    article_id: string
    n: number
    audience: 'public' | 'clients' | 'internal'
    organisations: Given<string[]>
    outdated: Given<('ru' | 'en')[]>
    author_id: string | null
    written_at: Instant
    why: string
    published_at: Instant | null
  }
  asset: {
    id: string
    name: string
    kind: 'computer' | 'phone' | 'printer' | 'peripheral' | 'network' | 'server' | 'software' | 'other'
    serial: Given<string>
    inventory: Given<string>
    person_id: string | null
    organisation_id: string | null
    remark: Given<string>
    retired_at: Instant | null
    added_at: Instant
  }
  attachment: {
    id: string
    message_id: string | null
    position: Given<number>
    sha256: string
    name: string
    type: string
    size: number
    inline: Given<boolean>
    cid: string | null
    uploaded_by: string | null
    uploaded_at: Instant
    search: Made<string | null>
  }
  attempt: {
    key: string
    count: number
    ends_at: Instant
  }
  calendar: {
    id: string
    name_ru: string
    name_en: string
    active: Given<boolean>
  }
  calendar_draft: {
    calendar_id: string
    plan: unknown
    revision: number
    saved_at: Instant
    saved_by: string | null
  }
  calendar_version: {
    id: string
    calendar_id: string
    n: number
    valid_from: Instant
    definition: unknown
    published_at: Instant
    plan: unknown
    reason: Given<string>
    published_by: string | null
    follows: string | null
  }
  called_off_check: {
    ticket_id: string
    closed_at: Instant
    how: 'spam' | 'duplicate'
    closed_by: string | null
    upheld: boolean | null
    decided_by: string | null
    decided_at: Instant | null
  }
  category: {
    id: string
    service_id: string
    parent_id: string | null
    name_ru: string
    name_en: string
    kinds: Given<('request' | 'incident' | 'problem' | 'change')[]>
    rank: Given<number>
    active: Given<boolean>
    added_at: Instant
  }
  change: {
    id: string
    version: number
    type: 'standard' | 'normal' | 'emergency'
    risk_level: 'low' | 'medium' | 'high' | null
    from_at: Instant | null
    to_at: Instant | null
    services: string[]
    assets: string[]
    approval: 'none' | 'asked' | 'approved' | 'refused'
    begun_at: Instant | null
    done_at: Instant | null
    tested_at: Instant | null
    passed: boolean | null
    rolled_back_at: Instant | null
  }
  change_approver: {
    asking_id: string
    person_id: string
    step: number
    answer: 'approved' | 'refused' | null
    by_id: string | null
    at: Instant | null
    words: Given<string>
  }
  change_asking: {
    id: string
    change_id: string
    version: number
    asked_by: string | null
    asked_at: Instant
    due_at: Instant
    needed: number[]
    step: number
    state: 'open' | 'approved' | 'refused' | 'voided'
  }
  change_deed: {
    id: string
    change_id: string
    version: number
    what: 'begun' | 'done' | 'tested' | 'rolled-back'
    at: Instant
    by_id: string | null
    text: string
    passed: boolean | null
  }
  change_template: {
    id: string
    name_ru: string
    name_en: string
    plan: string
    test_plan: string
    rollback_plan: string
    risk: unknown
    active: boolean
  }
  change_version: {
    change_id: string
    n: number
    at: Instant
    by_id: string | null
    type: 'standard' | 'normal' | 'emergency'
    template_id: string | null
    plan: string
    test_plan: string
    rollback_plan: string
    risk: unknown
    risk_remark: string
    from_at: Instant | null
    to_at: Instant | null
    services: string[]
    assets: string[]
  }
  check_run: {
    id: string
    ticket_id: string
    kind: 'ping' | 'dns' | 'tcp' | 'tls' | 'http' | 'traceroute'
    target: string
    port: number | null
    address: string | null
    outcome: 'ok' | 'failed'
    output: string
    run_by: string | null
    run_at: Instant
    took_ms: number
  }
  clock: {
    ticket_id: string
    metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'classification' | 'resolution' | 'level' | 'vendor'
    scope: Given<string>
    agreement_version_id: string
    priority: number
    state: unknown
    status: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
    started_at: Instant
    as_of: Instant
    target_ms: number
    elapsed_ms: number
    due_at: Instant | null
    breached_at: Instant | null
    ever_breached: boolean
    stopped_at: Instant | null
    brief: Made<string | null>
  }
  clock_acknowledgement: {
    ticket_id: string
    chain_id: string
    person_id: string
    at: Instant
  }
  clock_notice: {
    id: string
    ticket_id: string
    event_id: string
    person_id: string
    chain_id: string | null
    told_at: Instant
  }
  clock_retelling: {
    id: string
    asked_at: Instant
    silent: boolean
    after_ticket: Given<string>
    tickets: Given<number>
    done_at: Instant | null
  }
  communication_plan: {
    id: string
    name_ru: string
    name_en: string
    rank: number
    services: string[]
    priorities: number[]
    circles: string[]
    people: string[]
    every_minutes: number | null
    hours_id: string | null
    template: 'full' | 'short'
    wording: 'own' | 'both' | 'ru' | 'en'
    approval: 'nobody' | 'communicator' | 'person'
    approver_id: string | null
    active: boolean
    added_at: Instant
  }
  conversation: {
    id: string
    channel: 'email' | 'portal' | 'phone' | 'visit' | 'chat' | 'desk' | 'alert'
    audience: 'requester' | 'internal' | 'vendor'
    begun_at: Instant
    last_event_at: Instant
  }
  draft: {
    person_id: string
    key: string
    text: string
    html: string | null
    attachments: Given<string[]>
    fields: Given<unknown>
    saved_at: Instant
  }
  escalation_chain: {
    id: string
    name_ru: string
    name_en: string
    metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'classification' | 'resolution' | 'level' | 'vendor'
    levels: string[]
    priorities: number[]
    steps: unknown
    active: boolean
    added_at: Instant
  }
  event: {
    id: string
    seq: Given<number>
    tx: Given<string>
    epoch: Given<number>
    at: Instant
    recorded_at: Instant
    actor: unknown
    subject: string
    type: string
    data: unknown
    cause: string | null
  }
  exemption: {
    id: string
    ticket_id: string
    metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'classification' | 'resolution' | 'level' | 'vendor'
    scope: Given<string>
    reason: string
    asked_by: string | null
    asked_at: Instant
    approved: boolean | null
    decided_by: string | null
    decided_at: Instant | null
    note: Given<string>
  }
  hand_over: {
    id: string
    ticket_id: string
    done: string
    ruled_out: string
    evidence: string
    question: string
    author: string | null
    written_at: Instant
    tried: Given<unknown>
  }
  hand_over_rule: {
    level_id: string
    needs: ('done' | 'ruledOut' | 'evidence' | 'question' | 'service' | 'category' | 'asset')[]
  }
  house: {
    one: Given<boolean>
    id: Given<string>
    epoch: Given<number>
    secret: Buffer
    created_at: Given<Instant>
  }
  imported_field: {
    ticket_id: string
    name: string
    said: string[]
  }
  imported_name: {
    source: string
    kind: 'team' | 'organisation' | 'requester' | 'assignee'
    name: string
    id: string
  }
  imported_team_level: {
    team_id: string
    level_id: string
  }
  improvement: {
    id: string
    ticket_id: string | null
    what_id: string
    state: 'idea' | 'accepted' | 'doing' | 'done' | 'measured' | 'dropped'
    owner_id: string | null
    due_on: string | null
    unit: string
    expected: number | null
    measured: number | null
    added_by: string | null
    added_at: Instant
    reminded_at: Instant | null
  }
  incident_update: {
    id: string
    ticket_id: string
    n: number
    happened_ru: string
    happened_en: string
    meaning_ru: string
    meaning_en: string
    doing_ru: string
    doing_en: string
    next_at: Instant | null
    last: boolean
    plan_id: string | null
    circles: string[]
    people: string[]
    template: 'full' | 'short'
    wording: 'own' | 'both' | 'ru' | 'en'
    state: 'asked' | 'returned' | 'held' | 'undone' | 'sent'
    author_id: string | null
    written_at: Instant
    approver_id: string | null
    approved_by: string | null
    return_reason: string | null
    release_at: Instant | null
    sent_at: Instant | null
  }
  known_error: {
    ticket_id: string
    symptoms_ru: string
    symptoms_en: string
    service_id: string | null
    category_id: string | null
    model: string
    terms: string[]
    opened_at: Instant
  }
  known_error_answer: {
    known_id: string
    incident_id: string
    is_it: boolean
    at: Instant
    by_id: string | null
  }
  letter: {
    id: string
    fingerprint: string
    mailbox_id: string | null
    raw: string
    sender: string
    recipients: string[]
    subject: string
    internet_message_id: string | null
    received_at: Instant
    kind: 'ordinary' | 'auto-reply' | 'bounce' | 'receipt' | 'list' | 'automatic' | 'loop'
    reasons: string[]
    outcome: 'opened' | 'joined' | 'bounce' | 'automatic' | 'loop' | 'parked' | 'discarded' | 'duplicate'
    message_id: string | null
    ticket_id: string | null
  }
  letter_template: {
    name: string
    language: 'ru' | 'en'
    subject: string
    body: string
    changed_at: Instant
  }
  level: {
    id: string
    code: string
    name_ru: string
    name_en: string
    rank: number
    vendor: Given<boolean>
    may_write_to_requester: Given<boolean>
    last_event_at: Given<Instant>
  }
  level_charter: {
    level_id: string
    kinds: ('request' | 'incident' | 'problem' | 'change')[]
    services: string[]
    calendar_id: string | null
  }
  level_check: {
    id: string
    level_id: string
    rank: number
    text_ru: string
    text_en: string
    active: Given<boolean>
  }
  level_mapping: {
    id: string
    seq: Made<number>
    kind: 'merge' | 'split'
    from_level: string
    to_level: string
    teams: string[]
    at: Instant
    undone_at: Instant | null
  }
  log_reader: {
    name: string
    epoch: number
    low: string
    high: string
    seq: number
  }
  mail_conversation: {
    conversation_id: string
    mailbox_id: string
  }
  mail_look: {
    message_id: string
    subject: string | null
    footer: string | null
  }
  mailbox: {
    id: string
    name: string
    address: string
    team_id: string
    active: Given<boolean>
    imap_host: string | null
    imap_port: number | null
    imap_secure: boolean | null
    imap_user: string | null
    imap_folder: string | null
    imap_afterwards: 'seen' | 'move' | 'delete' | null
    imap_move_to: string | null
    password: Buffer | null
    uid_validity: number | null
    last_uid: number | null
    last_letter_at: Instant | null
    failure: string | null
  }
  maintenance: {
    id: string
    service_id: string
    organisations: string[]
    from_at: Instant
    to_at: Instant
    text_ru: string
    text_en: string
    announced_at: Instant
    announced_by: string | null
    cancelled_at: Instant | null
  }
  major_child_due: {
    resolution: string
    child_id: string
    major_id: string
    done_at: Instant | null
    outcome: 'resolved' | 'left' | 'refused' | null
    refusal: string | null
  }
  major_incident: {
    id: string
    declared_at: Instant
    services: string[]
    organisations: string[]
    people: string[]
    teams: string[]
    commander_id: string
    communicator_id: string | null
    scribe_id: string | null
    impact_id: string
    public_ru_id: string | null
    public_en_id: string | null
    stood_down_at: Instant | null
  }
  major_proposal: {
    id: string
    ticket_id: string
    service_id: string
    rule: 'priority' | 'burst'
    tickets: string[]
    proposed_at: Instant
    settled_at: Instant | null
    settled: 'declared' | 'dismissed' | null
    settled_by: string | null
    reason_id: string | null
  }
  message: {
    id: string
    conversation_id: string
    direction: 'in' | 'out' | 'internal'
    author_id: string | null
    from_line: Given<string>
    at: Instant
    text: string
    html: string | null
    quoted: Given<string>
    blocked_images: Given<number>
    automatic: boolean
    delivery: 'received' | 'kept' | 'held' | 'sent' | 'failed' | 'undone'
    undo_until: Instant | null
    sending_at: Instant | null
    failure_code: string | null
    failure: string | null
    checks: unknown
    raw_sha256: string | null
    internet_message_id: string | null
    in_reply_to: Given<string[]>
    search: Made<string | null>
  }
  message_participant: {
    message_id: string
    position: number
    person_id: string | null
    address: string
    name: Given<string>
    role: 'from' | 'to' | 'cc'
  }
  nearest_due: {
    ticket_id: string
    due_at: Instant | null
  }
  organisation: {
    id: string
    name: string
    kind: 'client' | 'provider' | 'vendor'
    remark: Given<string>
    added_at: Instant
    last_event_at: Given<Instant>
  }
  organisation_domain: {
    domain: string
    organisation_id: string
  }
  outage: {
    id: string
    ticket_id: string
    service_id: string
    organisation_id: string | null
    degree: 'full' | 'degraded'
    from_at: Instant
    to_at: Instant | null
    withdrawn_at: Instant | null
  }
  outage_change: {
    id: string
    outage_id: string
    what: 'recorded' | 'ended' | 'corrected' | 'withdrawn'
    at: Instant
    by_id: string | null
    reason: string
    before: unknown
    after: unknown
  }
  owed_card: {
    ticket_id: string
    from_level_id: string
    owed_by: string | null
    handed_at: Instant
    due_at: Instant
    chased: Given<number>
    chase_at: Instant
  }
  parked_letter: {
    letter_id: string
    reason: 'flood' | 'loop' | 'fault' | 'unknown-recipient'
    words: string
    preview: string
    owner_id: string | null
    due_at: Instant
    overdue_at: Instant | null
    decided_at: Instant | null
    decided_by: string | null
  }
  parked_reaction: {
    reader: string
    event_id: string
    error: string
    attempts: number
    parked_at: Instant | null
  }
  participant: {
    id: string
    conversation_id: string
    person_id: string | null
    address: string
    name: Given<string>
    role: 'from' | 'to' | 'cc'
    joined_at: Instant
  }
  password: {
    person_id: string
    hash: string
    set_at: Instant
  }
  person: {
    id: string
    name: string
    organisation_id: string | null
    language: Given<'ru' | 'en'>
    time_zone: Given<string>
    vip: Given<boolean>
    remark: Given<string>
    preferences: Given<unknown>
    left_at: Instant | null
    added_at: Instant
    last_event_at: Given<Instant>
  }
  person_role: {
    person_id: string
    role: string
  }
  person_skill: {
    person_id: string
    skill_id: string
  }
  presence: {
    ticket_id: string
    person_id: string
    doing: 'looking' | 'typing'
    until_at: Instant
  }
  problem_watch: {
    ticket_id: string
    from_at: Instant
    until_at: Instant
    before_incidents: number
    before_weeks: number
    after_incidents: Given<number>
    looked_at: Instant | null
    ended: 'kept' | 'returned' | 'stopped' | null
    incident_ids: Given<string[]>
  }
  recurrence: {
    id: string
    state: 'proposed' | 'accepted' | 'merged' | 'dismissed'
    found_at: Instant
    stretch_from_at: Instant
    stretch_to_at: Instant
    incidents: number
    expected: number
    before: number
    past_from_at: Instant
    chance: number
    words: string[]
    service_id: string | null
    asset_id: string | null
    category_id: string | null
    problem_id: string | null
    decided_at: Instant | null
    decided_by: string | null
    reason_id: string | null
    returns_at: number | null
    last_event_at: Instant
    early: Given<boolean>
  }
  recurrence_ticket: {
    recurrence_id: string
    ticket_id: string
  }
  report_letter: {
    id: string
    schedule_id: string
    person_id: string
    due_at: Instant
    from_at: Instant
    to_at: Instant
    sent_at: Instant | null
    failure: string | null
  }
  report_recipient: {
    schedule_id: string
    person_id: string
  }
  report_schedule: {
    id: string
    name: string
    owner_id: string
    cut: string
    organisation_id: string | null
    period: 'week' | 'month' | 'quarter'
    every: 'week' | 'month'
    day: number
    wall_time: string
    format: 'csv' | 'pdf' | 'xlsx'
    language: 'en' | 'ru' | null
    next_at: Instant | null
  }
  required_evidence: {
    ticket_id: string
    evidence: string
    act: 'begin' | 'resolve' | 'close' | null
    required: boolean
    given_at: Instant | null
  }
  resolution_code: {
    id: string
    name_ru: string
    name_en: string
    active: Given<boolean>
    rank: number
  }
  restatement: {
    id: string
    act_id: string
    ticket_id: string
    metric: 'firstResponse' | 'nextResponse' | 'periodicUpdate' | 'classification' | 'resolution' | 'level' | 'vendor'
    scope: Given<string>
    because: 'start' | 'pause'
    reason: string
    at: Instant
    by_id: string | null
    before_status: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
    before_elapsed_ms: number
    before_due_at: Instant | null
    after_status: 'running' | 'paused' | 'met' | 'missed' | 'cancelled'
    after_elapsed_ms: number
    after_due_at: Instant | null
  }
  review: {
    ticket_id: string
    due_at: Instant
    state: 'due' | 'draft' | 'approved' | 'published'
    document: unknown
    version: Given<number>
    written_by: string | null
    written_at: Instant | null
    approved_by: string | null
    approved_at: Instant | null
    published_at: Instant | null
    reminded_at: Instant | null
  }
  review_action: {
    id: string
    ticket_id: string
    text: string
    owner_id: string
    due: string
    task_id: string | null
    done_at: Instant | null
    dropped_reason: string | null
    reminded_at: Instant | null
  }
  role: {
    id: string
    name: 'requester' | 'organisation-manager' | 'agent' | 'lead' | 'manager' | 'administrator'
    permissions: (
      | 'ticket.create'
      | 'ticket.read-organisation'
      | 'ticket.work'
      | 'ticket.read-all'
      | 'ticket.restrict'
      | 'ticket.close-unconfirmed'
      | 'team.lead'
      | 'knowledge.read'
      | 'knowledge.write'
      | 'knowledge.publish'
      | 'person.read'
      | 'person.edit'
      | 'report.read'
      | 'template.edit'
      | 'settings.edit'
      | 'access.edit'
      | 'audit.read'
    )[]
    rank: number
    last_event_at: Given<Instant>
  }
  rota: {
    id: string
    name_ru: string
    name_en: string
    active: Given<boolean>
  }
  rota_override: {
    id: string
    rota_id: string
    person_id: string
    from_at: Instant
    to_at: Instant
    added_at: Instant
  }
  rota_plan: {
    rota_id: string
    n: number
    from_at: Instant
    plan: unknown
  }
  service: {
    id: string
    name_ru: string
    name_en: string
    description_ru: Given<string>
    description_en: Given<string>
    rank: Given<number>
    active: Given<boolean>
    added_at: Instant
    criticality: Given<'ordinary' | 'critical'>
  }
  session: {
    id: string
    person_id: string
    token_hash: Buffer
    how: 'password' | 'link' | 'invitation' | 'reset' | 'first-run'
    ip: string
    user_agent: string
    begun_at: Instant
    seen_at: Instant
    idle_at: Instant
    ends_at: Instant
    ended_at: Instant | null
  }
  setting: {
    key: string
    value: unknown
  }
  skill: {
    id: string
    name_ru: string
    name_en: string
    active: Given<boolean>
  }
  skill_need: {
    skill_id: string
    service_id: string | null
    category_id: string | null
    level_id: string | null
  }
  stakeholder: {
    id: string
    ticket_id: string
    person_id: string | null
    address: string | null
    name: Given<string>
    language: 'ru' | 'en'
    follows: boolean
    added_by: string | null
    added_at: Instant
    stopped_at: Instant | null
  }
  stay: {
    ticket_id: string
    n: number
    level_id: string
    team_id: string | null
    assignee_id: string | null
    vendor_id: string | null
    from_at: Instant
    to_at: Instant | null
    how: 'opened' | 'assigned' | 'escalated' | 'returned' | 'reopened'
    vendor_case: string | null
  }
  stopped_notice: {
    ticket_id: string
    person_id: string
    stopped_at: Instant
  }
  team: {
    id: string
    name: string
    signature_ru: Given<string>
    signature_en: Given<string>
    added_at: Instant
    last_event_at: Given<Instant>
  }
  team_assignment: {
    team_id: string
    way: 'skill' | 'load' | 'round-robin' | 'client'
    automatic: boolean
    calendar_id: string | null
    rota_id: string | null
  }
  team_level: {
    team_id: string
    level_id: string
  }
  team_member: {
    team_id: string
    person_id: string
  }
  team_served: {
    team_id: string
    organisation_id: string
  }
  text_version: {
    id: string
    subject: string
    text: string
    author: string | null
    written_at: Instant
  }
  ticket: {
    id: string
    number: number
    kind: 'request' | 'incident' | 'problem' | 'change'
    status: 'new' | 'in-work' | 'waiting' | 'resolved' | 'closed'
    title_id: string
    channel: 'email' | 'portal' | 'phone' | 'visit' | 'chat' | 'desk' | 'alert'
    requester_id: string
    affected_id: string | null
    organisation_id: string | null
    owner_id: string | null
    level_id: string
    team_id: string | null
    assignee_id: string | null
    vendor_id: string | null
    service_id: string | null
    category_id: string | null
    asset_id: string | null
    impact: 'person' | 'group' | 'organisation'
    urgency: 'low' | 'normal' | 'high'
    priority: number
    priority_by_hand: boolean
    waiting_on: 'requester' | 'vendor' | 'approval' | 'part' | 'hold' | null
    wait_until: Instant | null
    wait_reason_id: string | null
    wait_expired_at: Instant | null
    requester_answered_at: Instant | null
    letter_failed_at: Instant | null
    returned: boolean
    restricted: boolean
    started_at: Instant
    opened_at: Instant
    last_event_at: Instant
    resolution_code_id: string | null
    resolution_id: string | null
    resolved_at: Instant | null
    closed_at: Instant | null
    closed_how: 'confirmed' | 'silence' | 'thanks' | 'agent' | 'merged' | 'spam' | 'duplicate' | 'verified' | null
    reopened: number
    rating_asked_at: Instant | null
    rating_score: number | null
    rating_comment_id: string | null
    merged_into_id: string | null
    before_reply: unknown
    before_merge: unknown
    escalated_at: Instant | null
    vendor_case: string | null
    collaborator_ids: Given<string[]>
    vip: Given<boolean>
    verification: unknown
    verified_at: Instant | null
    occurred_at: Instant | null
    raised_by: Given<string[]>
  }
  ticket_conversation: {
    ticket_id: string
    conversation_id: string
    linked_at: Instant
    unlinked_at: Instant | null
    from_merge: string | null
  }
  ticket_import: {
    source: string
    reference: string
    ticket_id: string
    fingerprint: string
  }
  ticket_link: {
    ticket_id: string
    other_id: string
    type: 'follows' | 'duplicates' | 'related' | 'split-from' | 'task-of' | 'caused-by' | 'blocks' | 'part-of'
    linked_at: Instant
  }
  ticket_words: {
    ticket_id: string
    words: string[]
  }
  timer: {
    ticket_id: string
    metric: string
    scope: string
    generation: number
    threshold: string
    used_ms: number
    fire_at: Instant
    fired_at: Instant | null
  }
  tree: {
    id: string
    draft: unknown
    revision: number
    version: number | null
    active: Given<boolean>
    added_at: Instant
  }
  tree_picture: {
    id: string
    sha256: string
    type: string
    size: number
    uploaded_at: Instant
  }
  tree_run: {
    id: string
    tree_id: string
    version: number
    ticket_id: string | null
    origin: 'desk' | 'portal'
    begun_by: string | null
    state: 'open' | 'solved' | 'hand-over' | 'register'
    started_at: Instant
    moved_at: Instant
    ended_at: Instant | null
  }
  tree_run_step: {
    run_id: string
    n: number
    step: string
    branch: string
    value: string
    check_run_id: string | null
    by_id: string | null
    at: Instant
    took_ms: number
    taken_back_at: Instant | null
  }
  tree_version: {
    tree_id: string
    n: number
    definition: unknown
    by_id: string | null
    published_at: Instant
  }
  unattended: {
    ticket_id: string
    team_id: string
    because: 'nobody-in-team' | 'nobody-on-shift' | 'everybody-full' | 'nobody-skilled'
    since: Instant
    until_at: Instant | null
    paged: string[]
  }
  update_cadence: {
    ticket_id: string
    next_at: Instant
    reminded_at: Instant | null
    overdue_at: Instant | null
    silenced_at: Instant | null
  }
  update_letter: {
    id: string
    update_id: string
    stakeholder_id: string
    circle: string
    address: string
    language: 'ru' | 'en' | 'both'
    state: 'waiting' | 'sending' | 'sent' | 'failed'
    uncertain: Given<boolean>
    run: string | null
    sent_at: Instant | null
    failure: string | null
  }
  vendor: {
    organisation_id: string
    mail: Given<string[]>
    time_zone: string
    language: 'ru' | 'en'
    products: Given<string[]>
  }
  vendor_thread: {
    conversation_id: string
    vendor_id: string | null
    subject: string
  }
  work_terms: {
    person_id: string
    capacity: number | null
    calendar_id: string | null
  }
  workaround: {
    id: string
    ticket_id: string
    version: number
    agents_ru: string
    agents_en: string
    requesters_ru: string
    requesters_en: string
    published_at: Instant
    published_by: string | null
    withdrawn_at: Instant | null
    withdrawn_by: string | null
    withdrawn_reason_id: string | null
  }
}
