import { Outlet, useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { presentCauses, presentImport, presentRow } from "#app/api/present-import.server.ts";
import { FileGate } from "#app/components/fleets/file-gate.tsx";
import { GateTabs } from "#app/components/fleets/gate-tabs.tsx";
import { RowsGate } from "#app/components/fleets/rows-gate.tsx";
import { SameFileNote, UploadCommitted, UploadFailed, UploadWork } from "#app/components/fleets/upload-outcome.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { useT } from "#app/locales/use-t.ts";
import { actorCan } from "#app/services/actor.ts";
import { fieldLabels } from "#app/services/fleets/describe-problem.server.ts";
import { getUpload } from "#app/services/fleets/get-upload.server.ts";
import { listRows } from "#app/services/fleets/list-rows.server.ts";
import { causesOf, readReviewQuery, rowsOfReview } from "#app/services/fleets/review-query.ts";
import { delimiters } from "#imports/csv/detect-delimiter.ts";
import { encodings } from "#imports/csv/detect-encoding.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = { title: (_, { upload }) => upload.file.name };

export const loader = companyLoader("vehicles:write", async ({ house, actor, params, url, locale }) => {
  const { upload, causes, sameFile } = await getUpload(house, actor, params.id ?? "");
  const review = readReviewQuery(url.searchParams, upload, causes);
  const found = await listRows(house, actor, { uploadId: upload.id, ...rowsOfReview(review) });
  const rows = found.slice(0, review.limit);
  return {
    upload: presentImport(upload, causes, locale),
    causes: presentCauses(causesOf(review.show, causes), locale),
    noticeCount: causesOf("notice", causes).reduce((total, { count }) => total + count, 0),
    sameFile,
    sample: upload.sample as string[][],
    labels: fieldLabels(locale),
    encodings,
    delimiters,
    review,
    rows: rows.map((row) => presentRow(row, locale)),
    next: found.length > rows.length ? (rows.at(-1)?.row ?? null) : null,
    mayQuote: actorCan(actor, "quotes:write"),
  };
});

export default function Upload() {
  const t = useT();
  const { upload, sameFile, mayQuote, ...rest } = useLoaderData<typeof loader>();
  const isRunning = upload.status === "reading" || upload.status === "committing";
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
      {isRunning && <UploadWork upload={upload} />}
      {upload.status === "failed" && <UploadFailed message={upload.error?.message ?? ""} />}
      {upload.status === "committed" && <UploadCommitted upload={upload} mayQuote={mayQuote} />}
      {upload.status === "review" && sameFile && <SameFileNote {...sameFile} />}
      <Gates upload={upload} {...rest} />
    </>
  );
}

function Gates({
  upload,
  review,
  ...rest
}: Omit<ReturnType<typeof useLoaderData<typeof loader>>, "sameFile" | "mayQuote">) {
  if (upload.status === "failed" || (upload.status === "reading" && upload.counts.rows === 0)) return null;
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
