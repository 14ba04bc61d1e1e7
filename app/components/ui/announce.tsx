const announcerId = "announcer";

/** The one place of the page from which screen readers hear what happened without a change of page. */
export const Announcer = () => <div id={announcerId} role="status" className="sr-only" />;

export function announce(message: string) {
  const announcer = document.getElementById(announcerId);
  if (announcer) announcer.textContent = message;
}
