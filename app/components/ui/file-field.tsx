import { FileSpreadsheet } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { Field, type FieldProps } from "#app/components/ui/field.tsx";
import { useDroppedFiles } from "#app/components/ui/use-dropped-files.ts";
import { useT } from "#app/locales/use-t.ts";

export interface FileFieldProps extends FieldProps {
  name: string;
  /** As in the HTML attribute: `.csv,.xlsx`. */
  accept?: string;
}

/** A drop area around the browser's own file input, which covers it all and works alone. */
export function FileField({ name, accept, ...field }: FileFieldProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File>();
  const [isReady, setIsReady] = useState(false);

  // A file may have been chosen before scripts loaded. From then on our own words replace those of the browser.
  useEffect(() => {
    setChosen(input.current?.files?.[0]);
    setIsReady(true);
  }, []);

  const { isOver, dropArea } = useDroppedFiles((files) => {
    if (!input.current) return;
    input.current.files = files;
    setChosen(files[0]);
  });

  return (
    <Field {...field}>
      {(wiring) => (
        <div
          {...dropArea}
          className={classNames(
            "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center",
            isOver ? "border-accent bg-accent-wash" : "border-rule-strong bg-sheet",
          )}
        >
          <FileSpreadsheet aria-hidden strokeWidth={1.25} className="size-10 text-accent" />
          {chosen ? <ChosenFile file={chosen} /> : <p>{t("common:field.dropFile")}</p>}
          <input
            {...wiring}
            ref={input}
            type="file"
            name={name}
            accept={accept}
            onChange={(event) => setChosen(event.currentTarget.files?.[0])}
            className={isReady ? "peer sr-only" : nativeLook}
          />
          {isReady && (
            <label
              htmlFor={wiring.id}
              className={`${buttonStyle({})} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent`}
            >
              {t("common:field.chooseFile")}
            </label>
          )}
        </div>
      )}
    </Field>
  );
}

const nativeLook =
  "max-w-full text-sm text-ink-soft file:me-3 file:min-h-10 file:rounded-md file:border file:border-solid file:border-rule-strong file:bg-sheet file:px-4 file:font-sans file:font-medium file:text-ink";

const sizeInKilobytes = (file: File) => Math.max(1, Math.round(file.size / 1000));

function ChosenFile({ file }: { file: File }) {
  return (
    <p className="max-w-full font-medium [overflow-wrap:anywhere]">
      <bdi>{file.name}</bdi>{" "}
      <bdi dir="ltr" className="font-normal whitespace-nowrap text-ink-soft tabular-nums">
        {sizeInKilobytes(file)} kB
      </bdi>
    </p>
  );
}
