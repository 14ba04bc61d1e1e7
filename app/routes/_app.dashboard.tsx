import { useLoaderData } from "@remix-run/react";
import { type CompanyRequest, companyLoader } from "#app/access.server.ts";
import { LatestList } from "#app/components/dashboard/latest-list.tsx";
import { type NextStep, NextStepPanel } from "#app/components/dashboard/next-step.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Amount } from "#app/components/ui/amount.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Badge, StatusOf } from "#app/components/ui/status.tsx";
import { dayInAlgiers, yearOf } from "#app/domain/day.ts";
import { useT } from "#app/locales/use-t.ts";
import { actorCan } from "#app/services/actor.ts";
import { listVehicles } from "#app/services/fleets/list-vehicles.server.ts";
import { listInvoices } from "#app/services/invoices/list-invoices.server.ts";
import { listQuotes } from "#app/services/quotes/list-quotes.server.ts";
import { listUploads } from "#app/services/uploads/list-uploads.server.ts";
import { listVignettes } from "#app/services/vignettes/list-vignettes.server.ts";

export const handle: PageHandle = { title: (t) => t("accounts:dashboard.title") };

type Standing = Awaited<ReturnType<typeof readStanding>>;

/** The first page of each word this role may read; of the others nothing. */
async function readStanding({ house, actor }: CompanyRequest) {
  const first = { page: 1, pageSize: 1 };
  const [uploads, fleet, quotes, invoices, vignettes] = await Promise.all([
    actorCan(actor, "vehicles:write") ? listUploads(house, actor, first) : null,
    actorCan(actor, "vehicles:read")
      ? listVehicles(house, actor, { ...first, sort: { column: "plate", isDescending: false } })
      : null,
    actorCan(actor, "quotes:read") ? listQuotes(house, actor, { limit: 4 }) : null,
    actorCan(actor, "invoices:read") ? listInvoices(house, actor, { limit: 4 }) : null,
    actorCan(actor, "vignettes:read")
      ? listVignettes(house, actor, { ...first, sort: { column: "plate", isDescending: false } })
      : null,
  ]);
  return { uploads, fleet, quotes, invoices, vignettes };
}

/** The first step of the pipe that is open and that this role can take. */
function nextStep({ actor }: CompanyRequest, year: number, { uploads, fleet, quotes, invoices }: Standing): NextStep {
  const open = invoices?.items.find(({ status }) => status === "open");
  if (open && actorCan(actor, "invoices:pay"))
    return { step: "pay", to: `/invoices/${open.id}`, year, number: open.number };
  const waiting = quotes?.items.find(
    ({ status, simulation }) => !simulation && (status === "priced" || status === "approved"),
  );
  if (waiting && actorCan(actor, "quotes:accept")) return { step: "accept", to: `/quotes/${waiting.id}`, year };
  const review = uploads?.uploads.find(({ status }) => status === "review");
  if (review) return { step: "review", to: `/uploads/${review.id}`, year, name: review.fileName };
  if (fleet?.total === 0 && actorCan(actor, "vehicles:write")) return { step: "upload", to: "/uploads", year };
  if (fleet && fleet.total > 0 && quotes?.total === 0 && actorCan(actor, "quotes:write"))
    return { step: "quote", to: "/quotes/new", year };
  return { step: "done", to: actorCan(actor, "vignettes:read") ? "/vignettes" : "/quotes", year };
}

export const loader = companyLoader("company:read", async (request) => {
  const standing = await readStanding(request);
  const { fleet, quotes, invoices, vignettes } = standing;
  return {
    next: nextStep(request, yearOf(dayInAlgiers(request.house.clock.now())), standing),
    vehicleCount: fleet?.total ?? null,
    vignetteCount: vignettes?.total ?? null,
    quotes:
      quotes?.items.map(({ id, year, simulation, status, totalMinor }) => ({
        id,
        year,
        simulation,
        status,
        totalMinor,
      })) ?? null,
    invoices: invoices?.items.map(({ id, number, status, totalMinor }) => ({ id, number, status, totalMinor })) ?? null,
  };
});

export default function Dashboard() {
  const t = useT();
  const { next, vehicleCount, vignetteCount, quotes, invoices } = useLoaderData<typeof loader>();
  const counts = [
    vehicleCount !== null && t("accounts:dashboard.vehicles", { count: vehicleCount }),
    vignetteCount !== null && t("accounts:dashboard.issued", { count: vignetteCount }),
  ].filter(Boolean);
  return (
    <>
      <PageHeading title={t("accounts:dashboard.title")} lead={counts.join(" · ")} />
      <NextStepPanel next={next} />
      <div className="grid gap-6 xl:grid-cols-2">
        {quotes && (
          <LatestList
            title={t("accounts:dashboard.quotes")}
            to="/quotes"
            empty={t("accounts:dashboard.noQuotes")}
            items={quotes.map(({ id, year, simulation, status, totalMinor }) => ({
              id,
              to: `/quotes/${id}`,
              name: t("quotes:yearTitle", { year: String(year) }),
              state: simulation ? <Badge>{t("quotes:simulation")}</Badge> : <StatusOf subject="quote" value={status} />,
              amount: <Amount minor={totalMinor} className="font-medium" />,
            }))}
          />
        )}
        {invoices && (
          <LatestList
            title={t("accounts:dashboard.invoices")}
            to="/invoices"
            empty={t("accounts:dashboard.noInvoices")}
            items={invoices.map(({ id, number, status, totalMinor }) => ({
              id,
              to: `/invoices/${id}`,
              name: <Identifier>{number}</Identifier>,
              state: <StatusOf subject="invoice" value={status} />,
              amount: <Amount minor={totalMinor} className="font-medium" />,
            }))}
          />
        )}
      </div>
    </>
  );
}
