-- A million rows at once: ids in the order of creation, identifiers compared byte by byte, rows staged without a key check each.
-- PostgreSQL 18 has uuidv7(); before that ids stay random, which costs an import time and nothing else.
DO $$ BEGIN
  EXECUTE 'CREATE FUNCTION ordered_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS '
    || CASE WHEN current_setting('server_version_num')::int >= 180000 THEN quote_literal('SELECT uuidv7()') ELSE quote_literal('SELECT gen_random_uuid()') END;
END $$;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ordered_id TO ostoul_app, ostoul_system;--> statement-breakpoint
UPDATE upload_rows SET vehicle_id = coalesce(vehicle_id, ordered_id()), change = coalesce(change, 'new') WHERE vehicle_id IS NULL OR change IS NULL;--> statement-breakpoint
CREATE TABLE "upload_changes" (
	"company_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"vehicle_id" uuid NOT NULL,
	"plate" text COLLATE "C",
	"previous_plate" text COLLATE "C",
	"vin" text COLLATE "C",
	"fleet_number" text,
	"kind" text,
	"body" text,
	"make" text,
	"model" text,
	"energy" text,
	"fiscal_power" smallint,
	"seats" smallint,
	"gross_weight_kg" integer,
	"first_circulation_year" smallint,
	"first_circulation_on" date,
	"exemption" text,
	"depot" text,
	"cost_centre" text,
	"driver_name" text,
	"driver_email" text COLLATE "C",
	"driver_phone" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "upload_changes_company_id_upload_id_vehicle_id_pk" PRIMARY KEY("company_id","upload_id","vehicle_id")
);
--> statement-breakpoint
CREATE TABLE "upload_corrections" (
	"company_id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"act" integer NOT NULL,
	"row" integer NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"corrected_by" uuid,
	"corrected_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "upload_corrections_company_id_upload_id_act_row_pk" PRIMARY KEY("company_id","upload_id","act","row")
);
--> statement-breakpoint
ALTER TABLE "upload_rows" DROP CONSTRAINT "upload_rows_company_id_upload_id_uploads_company_id_id_fk";
--> statement-breakpoint
DROP INDEX "upload_rows_state";--> statement-breakpoint
DROP INDEX "vehicles_depot";--> statement-breakpoint
DROP INDEX "vehicles_driver";--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "plate" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "previous_plate" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "vin" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "driver_email" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "cells" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "vehicle_id" SET DEFAULT ordered_id();--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "vehicle_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "change" SET DEFAULT 'new';--> statement-breakpoint
ALTER TABLE "upload_rows" ALTER COLUMN "change" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "vehicles" ALTER COLUMN "id" SET DEFAULT ordered_id();--> statement-breakpoint
ALTER TABLE "vehicles" ALTER COLUMN "plate" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "vehicles" ALTER COLUMN "previous_plate" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "vehicles" ALTER COLUMN "vin" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "vehicles" ALTER COLUMN "driver_email" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "attempt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "correcting" jsonb;--> statement-breakpoint
ALTER TABLE "upload_changes" ADD CONSTRAINT "upload_changes_company_id_upload_id_uploads_company_id_id_fk" FOREIGN KEY ("company_id","upload_id") REFERENCES "public"."uploads"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_changes" ADD CONSTRAINT "upload_changes_company_id_vehicle_id_vehicles_company_id_id_fk" FOREIGN KEY ("company_id","vehicle_id") REFERENCES "public"."vehicles"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_corrections" ADD CONSTRAINT "upload_corrections_company_id_upload_id_uploads_company_id_id_fk" FOREIGN KEY ("company_id","upload_id") REFERENCES "public"."uploads"("company_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "upload_rows_problems" ON "upload_rows" USING btree ("company_id","upload_id","row") WHERE problems is not null;--> statement-breakpoint
CREATE INDEX "vehicles_depot" ON "vehicles" USING btree ("company_id","depot") WHERE depot is not null;--> statement-breakpoint
CREATE INDEX "vehicles_driver" ON "vehicles" USING btree ("company_id","driver_email") WHERE driver_email is not null;--> statement-breakpoint

SELECT secure_company_table('upload_changes');--> statement-breakpoint
SELECT secure_company_table('upload_corrections');--> statement-breakpoint

-- The new vehicles of one upload. Indexes kept up to date row by row cost four times what the rows cost; a fleet that
-- outnumbers all others together is therefore written without them and without keys, and both are built after it, as pg_restore does.
-- Nobody else reads vehicles, or writes what refers to them, meanwhile: who calls this has asked whether that is worth it, and has set a lock_timeout.
CREATE FUNCTION insert_vehicles_in_bulk(upload uuid, at timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public SET maintenance_work_mem = '256MB' AS $$
DECLARE company uuid := current_company(); dropped text[]; restored text[]; statement text; facts text; written bigint;
BEGIN
  IF company IS NULL THEN RAISE EXCEPTION 'an import needs its company'; END IF;
  LOCK TABLE vehicles IN ACCESS EXCLUSIVE MODE;
  SELECT array_agg(format('DROP INDEX %s', indexrelid::regclass)), array_agg(pg_get_indexdef(indexrelid)) INTO dropped, restored
    FROM pg_index WHERE indrelid = 'vehicles'::regclass AND NOT indisprimary;
  -- The primary key goes after those that refer to it, and comes before them.
  SELECT dropped || array_agg(format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) ORDER BY contype),
         restored || array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) ORDER BY contype DESC)
    INTO dropped, restored
    FROM pg_constraint WHERE (conrelid = 'vehicles'::regclass AND contype IN ('f', 'p')) OR confrelid = 'vehicles'::regclass;
  FOREACH statement IN ARRAY dropped LOOP EXECUTE statement; END LOOP;
  SELECT string_agg(quote_ident(attname), ', ') INTO facts FROM pg_attribute v
   WHERE attrelid = 'vehicles'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('company_id', 'id', 'upload_id')
     AND EXISTS (SELECT FROM pg_attribute r WHERE r.attrelid = 'upload_rows'::regclass AND r.attname = v.attname AND NOT r.attisdropped);
  EXECUTE format('INSERT INTO vehicles (company_id, id, upload_id, created_at, updated_at, %1$s)
                  SELECT company_id, vehicle_id, upload_id, $3, $3, %1$s FROM upload_rows
                   WHERE company_id = $1 AND upload_id = $2 AND state = ''ready'' AND change = ''new''', facts) USING company, upload, at;
  GET DIAGNOSTICS written = ROW_COUNT;
  FOREACH statement IN ARRAY restored LOOP EXECUTE statement; END LOOP;
  RETURN written;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION insert_vehicles_in_bulk FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION insert_vehicles_in_bulk TO ostoul_app;--> statement-breakpoint

-- What became of a commit that was taken back, and of each row that was not.
ALTER TABLE "uploads" ADD COLUMN "taken_out_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "put_back_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "kept_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "upload_rows" ADD COLUMN "kept_because" text;--> statement-breakpoint
CREATE INDEX "upload_rows_kept" ON "upload_rows" USING btree ("company_id","upload_id","row") WHERE kept_because is not null;--> statement-breakpoint

-- The upload whose error workbook a file is, when that one was over already.
ALTER TABLE "uploads" ADD COLUMN "corrects_upload_id" uuid;--> statement-breakpoint

-- Rows of a file arrive by COPY, which PostgreSQL refuses on a table behind row-level security. So the table becomes the door, behind
-- the wall as before, and its only partition the room behind it: there the application may put rows and nothing else, and cannot say
-- whose they are. That is of the transaction.
CREATE FUNCTION current_upload() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.upload_id', true), '')::uuid $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION current_upload FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION current_upload TO ostoul_app, ostoul_system;--> statement-breakpoint
ALTER TABLE upload_rows RENAME TO arriving_rows;--> statement-breakpoint
ALTER TABLE arriving_rows RENAME CONSTRAINT upload_rows_company_id_upload_id_row_pk TO arriving_rows_pk;--> statement-breakpoint
ALTER INDEX upload_rows_problems RENAME TO arriving_rows_problems;--> statement-breakpoint
ALTER INDEX upload_rows_kept RENAME TO arriving_rows_kept;--> statement-breakpoint
DROP POLICY own_company ON arriving_rows;--> statement-breakpoint
DROP POLICY across_companies ON arriving_rows;--> statement-breakpoint
DROP POLICY migrations ON arriving_rows;--> statement-breakpoint
ALTER TABLE arriving_rows NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE arriving_rows DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE upload_rows (LIKE arriving_rows INCLUDING DEFAULTS) PARTITION BY LIST (company_id);--> statement-breakpoint
ALTER TABLE upload_rows ADD CONSTRAINT upload_rows_company_id_upload_id_row_pk PRIMARY KEY (company_id, upload_id, row);--> statement-breakpoint
CREATE INDEX upload_rows_problems ON upload_rows (company_id, upload_id, row) WHERE problems IS NOT NULL;--> statement-breakpoint
CREATE INDEX upload_rows_kept ON upload_rows (company_id, upload_id, row) WHERE kept_because IS NOT NULL;--> statement-breakpoint
ALTER TABLE upload_rows ATTACH PARTITION arriving_rows DEFAULT;--> statement-breakpoint
SELECT secure_company_table('upload_rows');--> statement-breakpoint
ALTER TABLE arriving_rows ALTER company_id SET DEFAULT current_company(), ALTER upload_id SET DEFAULT current_upload();--> statement-breakpoint
REVOKE ALL ON arriving_rows FROM ostoul_app, ostoul_system;--> statement-breakpoint
GRANT INSERT (row, state, plate, previous_plate, vin, fleet_number, kind, body, make, model, energy, fiscal_power, seats, gross_weight_kg, first_circulation_year, first_circulation_on, exemption, depot, cost_centre, driver_name, driver_email, driver_phone, cells, problems, vehicle_id) ON arriving_rows TO ostoul_app;
