import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import { presentImport } from "#app/api/present-import.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { SampleFiles } from "#app/components/uploads/sample-files.tsx";
import { UploadForm } from "#app/components/uploads/upload-form.tsx";
import { UploadsTable } from "#app/components/uploads/uploads-table.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal, refuse } from "#app/services/refusal.ts";
import { listUploads } from "#app/services/uploads/list-uploads.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { receivedFile } from "#app/services/uploads/received-file.server.ts";

export const handle: PageHandle = { title: (t) => t("fleets:uploads.title") };

const pageSize = 20;

export const loader = companyLoader("vehicles:write", async ({ house, actor, url, locale }) => {
  const { page } = readTableQuery(url.searchParams, ["latest"], { column: "latest", isDescending: true });
  const { uploads, total } = await listUploads(house, actor, { page, pageSize });
  return { uploads: uploads.map((upload) => presentImport(upload, [], locale)), total, page };
});

/** The form without scripts; with them the file goes to /uploads/receive. */
export const action = companyAction("vehicles:write", async ({ request, house, actor, locale }) => {
  const file = await receivedFile(request);
  const upload = file ? await receiveUpload(house, actor, file) : refuse("file_missing", {}, 400);
  if (isRefusal(upload)) return { refusal: refusalSentence(upload, locale) };
  throw redirect(`/uploads/${upload.id}`);
});

export default function Uploads() {
  const t = useT();
  const { uploads, total, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isRunning = uploads.some(({ status }) => ["reading", "committing", "undoing"].includes(status));
  return (
    <>
      <RefreshWhile isRunning={isRunning} />
      <PageHeading title={t("fleets:uploads.title")} lead={t("fleets:uploads.lead")} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <Panel>
          <UploadForm refusal={refused?.refusal} />
        </Panel>
        <SampleFiles />
      </div>
      <Panel title={t("fleets:uploads.history")} isFlush>
        <UploadsTable uploads={uploads} />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
