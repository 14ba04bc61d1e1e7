import { Outlet, useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { presentCauses, presentImport } from "#app/api/present-import.server.ts";
import { presentKept } from "#app/api/present-kept.server.ts";
import { presentReview } from "#app/api/present-review.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { FileGate } from "#app/components/uploads/file-gate.tsx";
import { GateTabs } from "#app/components/uploads/gate-tabs.tsx";
import { RowsGate } from "#app/components/uploads/rows-gate.tsx";
import { KeptVehicles, OfferUndo, UndoDone } from "#app/components/uploads/undo-outcome.tsx";
import { SameFileNote, UploadCommitted, UploadFailed, UploadWork } from "#app/components/uploads/upload-outcome.tsx";
import { WorkbookOfOverNote } from "#app/components/uploads/workbook-note.tsx";
import type { Locale } from "#app/domain/locale.ts";
import { useT } from "#app/locales/use-t.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { fieldLabels } from "#app/services/uploads/describe-problem.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listKept } from "#app/services/uploads/list-kept.server.ts";
import { listMissingColumns } from "#app/services/uploads/missing-columns.server.ts";
import { causesOf, readReviewQuery } from "#app/services/uploads/review-query.ts";
import { reviewRows } from "#app/services/uploads/review-rows.server.ts";
import { delimiters } from "#imports/csv/detect-delimiter.ts";
import { encodings } from "#imports/csv/detect-encoding.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = { title: (_, { upload }) => upload.file.name };

export const loader = companyLoader("vehicles:write", async ({ house, actor, params, url, locale }) => {
  const { upload, causes, sameFile } = await getUpload(house, actor, params.id ?? "");
  const review = readReviewQuery(url.searchParams, upload, causes);
  const reviewed = await reviewRows(house, actor, upload, review);
  return {
    upload: presentImport(upload, causes, locale),
    causes: presentCauses([...causesOf("invalid", causes), ...causesOf("notice", causes)], locale),
    sameFile,
    sample: upload.sample as string[][],
    labels: fieldLabels(locale),
    encodings,
    delimiters,
    review,
    ...presentReview(reviewed, locale),
    missing: review.gate === "file" ? await listMissingColumns(house, actor, upload) : [],
    mayQuote: actorCan(actor, "quotes:write"),
    undone: upload.keptCount > 0 ? await keptPage(house, actor, upload.id, url, locale) : { kept: [], next: null },
  };
});

const keptAtOnce = 50;

async function keptPage(house: House, actor: Actor, uploadId: string, url: URL, locale: Locale) {
  const after = /^\d{1,7}$/.exec(url.searchParams.get("kept_after") ?? "")?.[0];
  const found = await listKept(house, actor, { uploadId, ...(after && { after: Number(after) }), limit: keptAtOnce });
  const kept = found.slice(0, keptAtOnce);
  return {
    kept: kept.map((row) => presentKept(row, locale)),
    next: found.length > kept.length ? (kept.at(-1)?.row ?? null) : null,
  };
}

export default function Upload() {
  const t = useT();
  const { upload, sameFile, mayQuote, undone, ...rest } = useLoaderData<typeof loader>();
  const isRunning = ["reading", "committing", "undoing"].includes(upload.status) || rest.underWay !== null;
  return (
    <>
      <RefreshWhile isRunning={isRunning} />
      <Steps
        current={upload.status === "committed" ? "fleet" : upload.status === "review" ? "review" : "upload"}
        links={{ upload: "/uploads", fleet: "/vehicles", quote: "/quotes" }}
      />
      <PageHeading
        title={<bdi className="[overflow-wrap:anywhere]">{upload.file.name}</bdi>}
        crumbs={[{ to: "/uploads", label: t("fleets:uploads.title") }]}
        mark={<StatusOf subject="upload" value={upload.status} />}
      />
      <Outlet />
      {isRunning && upload.status !== "review" && <UploadWork upload={upload} />}
      {upload.status === "failed" && <UploadFailed message={upload.error?.message ?? ""} />}
      {upload.status === "committed" && <UploadCommitted upload={upload} mayQuote={mayQuote} />}
      <UndoDone upload={upload} />
      <KeptVehicles uploadId={upload.id} {...undone} />
      {upload.status === "review" && sameFile && <SameFileNote {...sameFile} />}
      {upload.status === "review" && upload.corrects && <WorkbookOfOverNote uploadId={upload.corrects} />}
      <Gates upload={upload} {...rest} />
      <OfferUndo upload={upload} />
    </>
  );
}

function Gates({
  upload,
  review,
  ...rest
}: Omit<ReturnType<typeof useLoaderData<typeof loader>>, "sameFile" | "mayQuote" | "undone">) {
  if (
    upload.status === "failed" ||
    upload.status === "undone" ||
    (upload.status === "reading" && upload.counts.rows === 0)
  )
    return null;
  if (upload.status !== "review") return <RowsGate upload={upload} {...review} {...rest} />;
  return (
    <>
      <GateTabs upload={upload} gate={review.gate} />
      {review.gate === "file" ? (
        <FileGate upload={upload} {...rest} />
      ) : (
        <RowsGate upload={upload} {...review} {...rest} />
      )}
    </>
  );
}
