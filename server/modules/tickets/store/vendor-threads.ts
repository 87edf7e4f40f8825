import type { Work } from '#platform/work.ts'

/** What a conversation with a vendor is called, and with which. */
export async function keepVendorThread(work: Work, conversation: string, vendor: string | null, subject: string): Promise<void> {
  await work.tx.insertInto('vendor_thread').values({ conversation_id: conversation, vendor_id: vendor, subject }).execute()
}
