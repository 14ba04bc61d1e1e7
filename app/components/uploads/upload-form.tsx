import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FileField } from "#app/components/ui/file-field.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { type Sending, sendFile } from "#app/components/uploads/send-file.ts";
import { useT } from "#app/locales/use-t.ts";

export interface UploadFormProps {
  refusal?: string;
  /** What is asked for, when it is not a list of vehicles. */
  file?: { label: string; description: string; send: string };
}

/** A native form; with scripts the file goes as it is, and its progress is seen. */
export function UploadForm({ refusal, file: asked }: UploadFormProps) {
  const t = useT();
  const navigate = useNavigate();
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState(refusal);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.name === "") return;
    event.preventDefault();
    setRefused(undefined);
    setSending({ name: file.name, share: 0 });
    const result = await sendFile(file, setSending);
    setSending(undefined);
    if ("id" in result) return navigate(`/uploads/${result.id}`);
    setRefused("refusal" in result ? result.refusal : t("fleets:uploads.sendingFailed"));
  };

  return (
    <form method="post" encType="multipart/form-data" action="/uploads?index" onSubmit={send} className="grid gap-4">
      {refused && (
        <Banner tone="danger" title={t("fleets:uploads.refusedTitle")} live="alert">
          {refused}
        </Banner>
      )}
      <FileField
        label={asked?.label ?? t("fleets:uploads.file")}
        description={asked?.description ?? t("fleets:uploads.formats")}
        name="file"
        accept=".csv,.txt,.tsv,.xlsx,.xlsm,.ods,text/csv"
        required
      />
      {sending && <Progress label={t("fleets:uploads.sending", { name: sending.name })} share={sending.share} />}
      <Button
        type="submit"
        look={asked ? "secondary" : "primary"}
        isPending={sending !== undefined}
        className="justify-self-start"
      >
        {asked?.send ?? t("fleets:uploads.send")}
      </Button>
    </form>
  );
}
