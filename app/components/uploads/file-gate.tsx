import { Form, useNavigation } from "@remix-run/react";
import type { CauseView, FieldLabels, MissingColumnView, UploadView } from "#app/components/fleets/views.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { NumberField } from "#app/components/ui/text-field.tsx";
import { ColumnChoice } from "#app/components/uploads/column-choice.tsx";
import { ColumnQuestions } from "#app/components/uploads/column-questions.tsx";
import { MissingColumns } from "#app/components/uploads/missing-columns.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface FileGateProps {
  upload: UploadView;
  /** First rows as they are in the file. */
  sample: string[][];
  labels: FieldLabels;
  encodings: readonly string[];
  delimiters: readonly string[];
  causes: CauseView[];
  missing: MissingColumnView[];
}

/** The first gate: how the file was understood. Everything can be overruled, and what is confirmed is remembered. */
export function FileGate({ upload, sample, labels, encodings, delimiters, causes, missing }: FileGateProps) {
  const t = useT();
  const isSending = useNavigation().state === "submitting";
  const doubtfulCount = upload.columns.filter(({ doubtful }) => doubtful).length;
  return (
    <Form method="post" action={`/uploads/${upload.id}/mapping`} className="grid gap-6">
      {upload.error && (
        <Banner tone="warning" title={t("fleets:fileGate.errorTitle")} live="alert">
          {upload.error.message}
        </Banner>
      )}
      {!upload.error && doubtfulCount > 0 && (
        <Banner tone="warning" title={t("fleets:fileGate.doubtfulTitle", { count: doubtfulCount })}>
          {t("fleets:fileGate.doubtful")}
        </Banner>
      )}
      <MissingColumns missing={missing} labels={labels} />
      <ColumnQuestions file={upload.file} causes={causes} />
      <Panel title={t("fleets:fileGate.understood")}>
        <Understood upload={upload} encodings={encodings} delimiters={delimiters} />
      </Panel>
      <Panel title={t("fleets:fileGate.columns")} isFlush>
        <ul>
          {upload.columns.map((column) => (
            <li key={column.index} className="border-b px-4 py-3 last:border-b-0 sm:px-5">
              <ColumnChoice
                column={column}
                samples={sample.map((row) => row[column.index] ?? "").filter(Boolean)}
                labels={labels}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <div className="sticky bottom-0 -mx-4 border-t bg-paper px-4 py-3 sm:-mx-8 sm:px-8">
        <Button type="submit" look="primary" isPending={isSending}>
          {t("fleets:fileGate.confirm")}
        </Button>
      </div>
    </Form>
  );
}

function Understood({ upload, encodings, delimiters }: Pick<FileGateProps, "upload" | "encodings" | "delimiters">) {
  const t = useT();
  const { file } = upload;
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <input type="hidden" name="was:sheet" value={file.sheet ?? ""} />
      <input type="hidden" name="was:encoding" value={file.encoding ?? ""} />
      <input type="hidden" name="was:delimiter" value={file.delimiter ?? ""} />
      <input type="hidden" name="was:headerRow" value={file.header_row ?? ""} />
      {file.sheets.length > 1 && (
        <Select label={t("fleets:fileGate.sheet")} name="sheet" defaultValue={file.sheet ?? ""} required>
          {file.sheets.map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </Select>
      )}
      {file.format === "csv" && (
        <Select label={t("fleets:fileGate.encoding")} name="encoding" defaultValue={file.encoding ?? ""} required>
          {encodings.map((encoding) => (
            <option key={encoding} value={encoding}>
              {encoding.toUpperCase()}
            </option>
          ))}
        </Select>
      )}
      {file.format === "csv" && (
        <Select label={t("fleets:fileGate.delimiter")} name="delimiter" defaultValue={file.delimiter ?? ""} required>
          {delimiters.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {t(`fleets:delimiters.${delimiterName(delimiter)}`)}
            </option>
          ))}
        </Select>
      )}
      <NumberField
        label={t("fleets:fileGate.headerRow")}
        name="headerRow"
        type="number"
        min={0}
        max={1_048_576}
        defaultValue={String(file.header_row ?? 1)}
        required
      />
    </div>
  );
}

const delimiterNames = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" } as const;
const delimiterName = (delimiter: string) =>
  delimiter in delimiterNames ? delimiterNames[delimiter as keyof typeof delimiterNames] : "bar";
