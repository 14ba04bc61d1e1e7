import { Link } from "@remix-run/react";
import type { MailboxMessage } from "#app/adapters/sandbox/mailbox.server.ts";
import { Instant } from "#app/components/sandbox/instant.tsx";
import { sandboxMessages } from "#app/components/sandbox/sandbox-messages.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { useLanguage } from "#app/locales/use-t.ts";

const useMessages = () => sandboxMessages[useLanguage()];

/** What the list shows of each message; its bodies travel only when it is opened. */
export type MailboxEntry = Pick<MailboxMessage, "id" | "to" | "subject" | "receivedAt">;

function Entry({ entry, isOpen }: { entry: MailboxEntry; isOpen: boolean }) {
  const { mailbox: say } = useMessages();
  return (
    <li className="not-last:border-b">
      <Link
        to={`?message=${entry.id}`}
        aria-current={isOpen ? "true" : undefined}
        className={classNames(
          "grid gap-0.5 border-s-4 px-4 py-2.5 text-ink no-underline hover:bg-sunken",
          isOpen ? "border-s-accent bg-accent-wash" : "border-s-transparent",
        )}
      >
        <bdi className="font-medium">{entry.subject || say.noSubject}</bdi>
        <span className="grid text-sm text-ink-soft">
          <bdi dir="ltr">{entry.to}</bdi>
          <Instant at={entry.receivedAt} />
        </span>
      </Link>
    </li>
  );
}

function Attachments({ message }: { message: MailboxMessage }) {
  const { mailbox: say } = useMessages();
  if (!message.attachments.length) return null;
  return (
    <div className="grid gap-1">
      <h3 className="text-sm font-medium">{say.attachments}</h3>
      <ul className="grid gap-1">
        {message.attachments.map((attachment, index) => (
          <li key={attachment.sha256 + attachment.filename}>
            <a href={`/sandbox/mailbox/${message.id}/${index}`} download={attachment.filename} className="link">
              <bdi>{attachment.filename}</bdi>
            </a>{" "}
            <bdi dir="ltr" className="text-sm text-ink-soft tabular-nums">
              {Math.ceil(attachment.bytes / 1024)} KB
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OpenMessage({ message }: { message: MailboxMessage }) {
  const { mailbox: say } = useMessages();
  return (
    <Panel title={<bdi>{message.subject || say.noSubject}</bdi>}>
      <article className="grid gap-4">
        <p className="text-sm text-ink-soft">
          {say.to} <bdi dir="ltr">{message.to}</bdi>
        </p>
        {message.html && (
          <iframe
            title={message.subject || say.noSubject}
            sandbox=""
            srcDoc={message.html}
            className="h-[32rem] w-full rounded-md border bg-white"
          />
        )}
        <Attachments message={message} />
        <details open={!message.html}>
          <summary className="cursor-pointer text-sm font-medium">{say.asText}</summary>
          <p dir="auto" className="mt-2 whitespace-pre-wrap text-sm">
            {message.text}
          </p>
        </details>
      </article>
    </Panel>
  );
}

function FaultWords({ faults }: { faults: readonly string[] }) {
  const { mailbox: say } = useMessages();
  return (
    <p className="text-sm text-ink-soft">
      {say.faults}{" "}
      {faults.map((fault) => (
        <bdi key={fault} dir="ltr" className="mx-1 font-medium tabular-nums">
          +{fault}
        </bdi>
      ))}{" "}
      <a href="/sandbox/mailbox.json" className="link">
        {say.asJson}
      </a>
    </p>
  );
}

export interface MailboxPageProps {
  entries: MailboxEntry[];
  open: MailboxMessage | null;
  /** Words that make the mailbox misbehave for an address. */
  faults: readonly string[];
}

/** Every message of a demonstration, and the one that is open beside them. */
export function MailboxPage({ entries, open, faults }: MailboxPageProps) {
  const messages = useMessages();
  const say = messages.mailbox;
  return (
    <div className="grid gap-6 py-6">
      <Banner tone="warning" title={messages.notice}>
        {messages.noRealMail}
      </Banner>
      <PageHeading title={say.title} />
      {entries.length === 0 ? (
        <Panel>
          <EmptyState title={say.empty}>{say.emptyHelp}</EmptyState>
        </Panel>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[2fr_3fr]">
          {open && (
            <div className="min-w-0 lg:order-2">
              <OpenMessage message={open} />
            </div>
          )}
          <Panel isFlush>
            <ul>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} isOpen={entry.id === open?.id} />
              ))}
            </ul>
          </Panel>
        </div>
      )}
      <FaultWords faults={faults} />
    </div>
  );
}
