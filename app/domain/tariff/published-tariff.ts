import type { TariffRecord } from "#app/domain/tariff/record.ts";
import tariff from "#app/domain/tariff/tariff.json" with { type: "json" };
import { readTariff, type TariffVersion } from "#app/domain/tariff/version.ts";

/** The law as known on 20 November 2026, with the sources of each line. */
export const publishedTariffRecord = tariff as unknown as TariffRecord;

export const publishedTariff: TariffVersion = readTariff(publishedTariffRecord);
