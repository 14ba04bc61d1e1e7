import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useT } from "#app/locales/use-t.ts";

const sentences = {
  401: { title: "errors:signedOutTitle", text: "errors:signedOut" },
  403: { title: "errors:forbiddenTitle", text: "errors:forbidden" },
  404: { title: "errors:notFoundTitle", text: "errors:notFound" },
  429: { title: "errors:tooManyTitle", text: "errors:tooMany" },
  500: { title: "errors:faultTitle", text: "errors:fault" },
} as const;

const isKnown = (status: number): status is keyof typeof sentences => status in sentences;

/** What went wrong, in the person's words; never the message of the fault itself. */
export function ErrorPage() {
  const t = useT();
  const error = useRouteError();
  const given = isRouteErrorResponse(error) ? error.status : 500;
  const status = isKnown(given) ? given : 500;
  return (
    <div className="grid max-w-prose justify-items-start gap-4 py-12">
      <p className="text-sm text-ink-soft tabular-nums">{status}</p>
      <h1 className="text-2xl font-semibold">{t(sentences[status].title)}</h1>
      <p>{t(sentences[status].text)}</p>
      {status === 401 ? (
        <LinkButton to="/sign-in" look="primary">
          {t("errors:signIn")}
        </LinkButton>
      ) : (
        <LinkButton to="/">{t("errors:goHome")}</LinkButton>
      )}
    </div>
  );
}
