import { useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/access.server.ts";
import { smtpFaults } from "#app/adapters/sandbox/smtp-faults.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { MailboxPage } from "#app/components/sandbox/mailbox-page.tsx";
import { sandboxMessages } from "#app/components/sandbox/sandbox-messages.ts";
import { NotFound } from "#app/services/refusal.ts";

const shownAtOnce = 100;

export const loader = publicLoader(async ({ context, url, locale }) => {
  if (!context.sandbox?.mailbox) throw new NotFound("sandbox");
  const messages = await context.sandbox.mailbox.list();
  const wanted = url.searchParams.get("message");
  const open = wanted ? messages.find(({ id }) => id === wanted) : messages[0];
  if (wanted && !open) throw new NotFound("message");
  const entries = messages
    .slice(0, shownAtOnce)
    .map(({ id, to, subject, receivedAt }) => ({ id, to, subject, receivedAt }));
  return { entries, open: open ?? null, faults: [...smtpFaults], title: sandboxMessages[locale].mailbox.title };
});

export const handle: PageHandle<{ title: string }> = { title: (_t, { title }) => title };

export default function SandboxMailbox() {
  const { entries, open, faults } = useLoaderData<typeof loader>();
  return (
    <PublicLayout>
      <MailboxPage entries={entries} open={open} faults={faults} />
    </PublicLayout>
  );
}
