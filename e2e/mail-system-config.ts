/** What postfix and dovecot are told. Nothing of theirs leaves this machine: every other domain is an error at once. */
import type { MailSystemSettings } from './mail-system.ts'

export function mainCf(folder: string, settings: MailSystemSettings): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/postfix.log
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.mail.test
mydestination =
local_transport = error:no local mail
default_transport = error:5.4.4 nothing leaves this machine
virtual_mailbox_domains = mail.test
virtual_mailbox_maps = texthash:${folder}/postfix/mailboxes
virtual_transport = lmtp:unix:${folder}/run/lmtp
relay_domains = ${(settings.relays ?? []).map(({ domain }) => domain).join(' ')}
transport_maps = texthash:${folder}/postfix/transport
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
recipient_delimiter = +
disable_dns_lookups = yes
smtp_host_lookup = native
smtp_tls_security_level = may
smtputf8_enable = yes
smtp_destination_concurrency_limit = 5
lmtp_destination_concurrency_limit = 5
message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
alias_maps =
alias_database =
biff = no
in_flow_delay = 0
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
transport_retry_time = 1s
`
}

export function masterCf(port: number): string {
  const services = [
    'pickup unix n - n 60 1',
    'cleanup unix n - n - 0',
    // A letter that a run finds still locked goes back to the incoming queue, which is looked at on a wake-up only.
    'qmgr unix n - n 1 1',
    'rewrite unix - - n - -',
    'bounce unix - - n - 0',
    'defer unix - - n - 0',
    'trace unix - - n - 0',
    'verify unix - - n - 1',
    'flush unix n - n 1000? 0',
    'smtp unix - - n - -',
    'relay unix - - n - -',
    'lmtp unix - - n - -',
    'error unix - - n - -',
    'retry unix - - n - -',
    'discard unix - - n - -',
    'anvil unix - - n - 1',
    'scache unix - - n - 1',
    'proxymap unix - - n - -',
    'showq unix n - n - -',
    'tlsmgr unix - - n 1000? 1',
  ]
  const program: Record<string, string> = { rewrite: 'trivial-rewrite', defer: 'bounce', trace: 'bounce', relay: 'smtp', retry: 'error' }
  const lines = services.map((line) => `${line} ${program[line.split(' ')[0] ?? ''] ?? line.split(' ')[0]}`)
  return [`127.0.0.1:${port} inet n - n - - smtpd`, 'postlog unix-dgram n - n - 1 postlogd', ...lines, ''].join('\n')
}

export function dovecotConf(folder: string, settings: MailSystemSettings): string {
  return `base_dir = ${folder}/run/dovecot
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_username_format = %n
recipient_delimiter = +
mail_location = maildir:~/Maildir
first_valid_uid = 1
mail_privileged_group = mail
${settings.imapCapability === undefined ? '' : `protocol imap {\n  imap_capability = ${settings.imapCapability}\n}`}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  inet_listener imap {
    port = ${settings.imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  unix_listener ${folder}/run/lmtp {
    mode = 0666
  }
}
namespace inbox {
  inbox = yes
}
`
}
