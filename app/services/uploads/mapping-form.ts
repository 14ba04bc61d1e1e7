import { dateOrders, wilayaPlaces } from "#app/domain/column-answers.ts";
import { isImportField } from "#app/domain/vehicle.ts";
import { isEncoding } from "#imports/csv/detect-encoding.server.ts";
import type { MappingInput } from "./set-mapping.server.ts";

const places = ["sheet", "encoding", "delimiter", "headerRow"];

/**
 * The form of the first gate: fields that say nothing usable are left as the file was understood. Who chooses another
 * sheet, header row, encoding or delimiter has not seen the columns there yet: those he saw are not meant.
 */
export function readMappingForm(form: FormData): Omit<MappingInput, "uploadId"> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [sheet, encoding, delimiter, headerRow] = places.map(text);
  const isElsewhere = places.some((place) => text(place) !== undefined && text(place) !== text(`was:${place}`));
  const columns = [...form.entries()].flatMap(([name, value]) => {
    const index = /^column:(\d{1,5})$/.exec(name)?.[1];
    return index === undefined ? [] : [[Number(index), isImportField(value) ? value : null] as const];
  });
  return {
    ...(sheet !== undefined && { sheet }),
    ...(encoding && isEncoding(encoding) && { encoding }),
    ...(delimiter?.length === 1 && { delimiter }),
    ...(headerRow && /^\d{1,7}$/.test(headerRow) && { headerRow: Number(headerRow) }),
    ...readAnswer(form, "wilayaPlace", wilayaPlaces),
    ...readAnswer(form, "dateOrder", dateOrders),
    columns: isElsewhere ? {} : Object.fromEntries(columns),
  };
}

/** A question the form has not asked is left as it was answered; an empty answer takes it back. */
function readAnswer<Name extends string, Answer extends string>(
  form: FormData,
  name: Name,
  answers: readonly Answer[],
) {
  const said = form.get(name);
  if (said === null) return {};
  return { [name]: answers.find((answer) => answer === said) ?? null } as Record<Name, Answer | null>;
}
