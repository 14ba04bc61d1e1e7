-- The walls behind the verbs: roles, row-level security, lifecycle and money guards.
-- Three roles. The login that migrates owns the tables. `ostoul_app` is what web and worker act as: it sees one company a
-- transaction. `ostoul_system` owns the few functions that must look across companies; each answers little and says what in its name.
DO $$ BEGIN CREATE ROLE ostoul_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;--> statement-breakpoint
DO $$ BEGIN CREATE ROLE ostoul_system NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT ostoul_app, ostoul_system TO %I', current_user); EXCEPTION WHEN OTHERS THEN NULL; END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ostoul_app, ostoul_system;--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO ostoul_system;--> statement-breakpoint

-- The company of the transaction. After a transaction-local setting the value is '' and not NULL, hence nullif.
CREATE FUNCTION current_company() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.company_id', true), '')::uuid $$;--> statement-breakpoint

-- Puts a company table behind the wall. Every migration that adds one calls it; a test counts.
CREATE FUNCTION secure_company_table(target regclass, company_column text DEFAULT 'company_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY own_company ON %s TO ostoul_app USING (%I = (SELECT current_company())) WITH CHECK (%I = (SELECT current_company()))', target, company_column, company_column);
  EXECUTE format('CREATE POLICY across_companies ON %s TO ostoul_system USING (true) WITH CHECK (true)', target);
  EXECUTE format('CREATE POLICY migrations ON %s TO %I USING (true) WITH CHECK (true)', target, current_user);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ostoul_app, ostoul_system', target);
END $$;--> statement-breakpoint

SELECT secure_company_table('companies', 'id');--> statement-breakpoint
SELECT secure_company_table(oid::regclass) FROM pg_class
 WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
   AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'company_id' AND attnum > 0)
   AND relname <> 'sessions';--> statement-breakpoint

-- Tables of no company.
GRANT SELECT, INSERT, UPDATE, DELETE ON users, sessions, rate_limits, worker_heartbeats TO ostoul_app, ostoul_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON number_series, signing_keys TO ostoul_app, ostoul_system;--> statement-breakpoint
GRANT SELECT, INSERT ON provider_events, tariff_versions TO ostoul_app, ostoul_system;--> statement-breakpoint
GRANT SELECT ON status_edges TO ostoul_app, ostoul_system;--> statement-breakpoint

-- A2: what proves something is never changed nor deleted by the application.
REVOKE UPDATE, DELETE ON audit_log, audit_heads, events FROM ostoul_app;--> statement-breakpoint
REVOKE INSERT ON audit_log, audit_heads FROM ostoul_app;--> statement-breakpoint
REVOKE DELETE ON companies, quotes, invoices, invoice_lines, payments, vignettes, mails, deliveries, vehicles FROM ostoul_app;--> statement-breakpoint
REVOKE INSERT ON companies FROM ostoul_app;--> statement-breakpoint
REVOKE UPDATE ON invoices, invoice_lines, vignettes FROM ostoul_app;--> statement-breakpoint
GRANT UPDATE (status, paid_minor, paid_at, voided_at) ON invoices TO ostoul_app;--> statement-breakpoint
GRANT UPDATE (status, official_number, issued_at, key_id, code, template_version, bytes, crc32, sha256, revoked_at) ON vignettes TO ostoul_app;--> statement-breakpoint

-- W4: statuses move along the edges of app/domain/lifecycle.ts only; final ones absorb.
CREATE FUNCTION refuse_illegal_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM OLD.status
     AND NOT EXISTS (SELECT 1 FROM status_edges WHERE edge = TG_ARGV[0] || ':' || OLD.status || '>' || NEW.status) THEN
    RAISE EXCEPTION 'illegal change of status: % % > %', TG_ARGV[0], OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON uploads FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('uploads');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON quotes FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('quotes');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON invoices FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('invoices');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON payments FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('payments');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON vignettes FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('vignettes');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON mails FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('deliveries');--> statement-breakpoint
CREATE TRIGGER lifecycle BEFORE UPDATE OF status ON deliveries FOR EACH ROW EXECUTE FUNCTION refuse_illegal_status('deliveries');--> statement-breakpoint

-- M1: an invoice is the sum of its lines; M2: never paid above its total, and `paid` exactly when paid in full.
ALTER TABLE invoices ADD CONSTRAINT invoices_sum CHECK (total_minor = stamps_minor + increases_minor + fee_minor + vat_minor);--> statement-breakpoint
ALTER TABLE invoices ADD CONSTRAINT invoices_paid CHECK (paid_minor BETWEEN 0 AND total_minor AND (status <> 'paid' OR paid_minor = total_minor));--> statement-breakpoint
ALTER TABLE invoices ADD CONSTRAINT invoices_positive CHECK (stamps_minor > 0 AND increases_minor >= 0 AND fee_minor >= 0 AND vat_minor >= 0);--> statement-breakpoint
ALTER TABLE invoice_lines ADD CONSTRAINT invoice_lines_positive CHECK (amount_minor > 0 AND increase_minor >= 0);--> statement-breakpoint
ALTER TABLE quotes ADD CONSTRAINT quotes_sum CHECK (total_minor = stamps_minor + increases_minor + fee_minor + vat_minor);--> statement-breakpoint
ALTER TABLE payments ADD CONSTRAINT payments_positive CHECK (amount_minor > 0 AND part > 0);--> statement-breakpoint
CREATE FUNCTION refuse_unequal_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  SELECT count(*) AS lines, coalesce(sum(amount_minor), 0) AS stamps, coalesce(sum(increase_minor), 0) AS increases INTO found
    FROM invoice_lines WHERE company_id = NEW.company_id AND invoice_id = NEW.id;
  IF found.lines <> NEW.vehicle_count OR found.stamps <> NEW.stamps_minor OR found.increases <> NEW.increases_minor THEN
    RAISE EXCEPTION 'invoice % does not equal its lines', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER invoice_equals_lines AFTER INSERT ON invoices DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION refuse_unequal_lines();--> statement-breakpoint

-- V3: no vignette without money.
CREATE FUNCTION refuse_unpaid_vignette() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM invoices WHERE company_id = NEW.company_id AND id = NEW.invoice_id AND status IN ('paid', 'partly_refunded')) THEN
    RAISE EXCEPTION 'no vignette for an unpaid invoice' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER vignette_is_paid BEFORE INSERT ON vignettes FOR EACH ROW EXECUTE FUNCTION refuse_unpaid_vignette();--> statement-breakpoint

-- A1: one row an act, chained by SHA-256 within its company, in the transaction of the act.
CREATE FUNCTION append_audit(actor_kind text, actor_id uuid, act text, subject_kind text, subject_id text, detail jsonb, at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE company uuid := current_company(); head audit_heads; next_hash bytea;
BEGIN
  IF company IS NULL THEN RAISE EXCEPTION 'an act needs its company'; END IF;
  INSERT INTO audit_heads (company_id, seq, hash) VALUES (company, 0, '\x00') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_heads WHERE company_id = company FOR UPDATE;
  next_hash := sha256(head.hash || convert_to((head.seq + 1)::text || '|' || extract(epoch FROM at)::text || '|' || actor_kind || '|' || coalesce(actor_id::text, '') || '|' || act || '|' || subject_kind || '|' || subject_id || '|' || detail::text, 'utf8'));
  INSERT INTO audit_log (company_id, seq, at, actor_kind, actor_id, act, subject_kind, subject_id, detail, previous_hash, hash)
  VALUES (company, head.seq + 1, at, actor_kind, actor_id, act, subject_kind, subject_id, detail, head.hash, next_hash);
  UPDATE audit_heads SET seq = head.seq + 1, hash = next_hash WHERE company_id = company;
END $$;--> statement-breakpoint
ALTER FUNCTION append_audit OWNER TO ostoul_system;--> statement-breakpoint

-- The chain of one company: sequence numbers whose row or predecessor was changed.
CREATE FUNCTION broken_audit(company uuid) RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT seq FROM (SELECT *, lag(hash, 1, '\x00'::bytea) OVER (ORDER BY seq) AS before FROM audit_log WHERE company_id = company) AS chained
   WHERE previous_hash <> before
      OR hash <> sha256(previous_hash || convert_to(seq::text || '|' || extract(epoch FROM at)::text || '|' || actor_kind || '|' || coalesce(actor_id::text, '') || '|' || act || '|' || subject_kind || '|' || subject_id || '|' || detail::text, 'utf8'))
$$;--> statement-breakpoint
ALTER FUNCTION broken_audit OWNER TO ostoul_system;--> statement-breakpoint

-- Across companies, and nothing else: who a key is, where a person belongs, whether a vehicle is held, what a serial is,
-- and which rows the sweepers have to look at.
CREATE FUNCTION unscoped_find_api_key(key_hash text) RETURNS SETOF api_keys LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT * FROM api_keys WHERE hash = key_hash $$;--> statement-breakpoint
CREATE FUNCTION unscoped_memberships(person uuid)
RETURNS TABLE (company_id uuid, company_name text, membership_id uuid, role text, scope_kind text, scope_values text[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.company_id, c.name, m.id, m.role, m.scope_kind, m.scope_values FROM memberships m JOIN companies c ON c.id = m.company_id
   WHERE m.user_id = person AND m.disabled_at IS NULL ORDER BY m.created_at, m.id $$;--> statement-breakpoint
CREATE INDEX invoice_lines_identity ON invoice_lines (coalesce(vin, plate));--> statement-breakpoint
CREATE FUNCTION unscoped_held_vehicles(identities text[], stamp_year int) RETURNS TABLE (identity text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT vehicle_identity FROM vignettes WHERE year = stamp_year AND status <> 'revoked' AND vehicle_identity = ANY (identities) $$;--> statement-breakpoint
-- Sold: a vignette that lives, or a line that was paid and whose vignette is not out yet. Nobody is sold such a stamp again (V7).
CREATE FUNCTION unscoped_sold_vehicles(identities text[], stamp_year int) RETURNS TABLE (identity text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT vehicle_identity FROM vignettes WHERE year = stamp_year AND status <> 'revoked' AND vehicle_identity = ANY (identities)
  UNION
  SELECT coalesce(l.vin, l.plate) FROM invoice_lines l JOIN invoices i ON i.company_id = l.company_id AND i.id = l.invoice_id
   WHERE coalesce(l.vin, l.plate) = ANY (identities) AND i.year = stamp_year AND i.status IN ('paid', 'partly_refunded')
     AND NOT EXISTS (SELECT 1 FROM vignettes v WHERE v.company_id = l.company_id AND v.invoice_id = l.invoice_id AND v.line_position = l.position)
$$;--> statement-breakpoint
CREATE FUNCTION unscoped_verify_serial(wanted text) RETURNS TABLE (serial text, status text, specimen boolean, year int, plate text, expires_on date) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT v.serial, v.status, v.specimen, v.year::int, v.plate, v.expires_on FROM vignettes v WHERE v.serial = wanted AND v.status IN ('issued', 'revoked') $$;--> statement-breakpoint
CREATE FUNCTION unscoped_revoked_serials() RETURNS TABLE (year int, serial text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT v.year::int, v.serial FROM vignettes v WHERE v.status = 'revoked' AND v.issued_at IS NOT NULL ORDER BY v.year, v.serial $$;--> statement-breakpoint
CREATE FUNCTION unscoped_hanging_payments(before timestamptz) RETURNS TABLE (company_id uuid, payment_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT p.company_id, p.id FROM payments p WHERE p.provider = 'stripe' AND p.status IN ('created', 'open', 'processing', 'unknown') AND p.created_at < before $$;--> statement-breakpoint
CREATE FUNCTION unscoped_paid_not_issued() RETURNS TABLE (company_id uuid, invoice_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.company_id, i.id FROM invoices i WHERE i.status IN ('paid', 'partly_refunded')
     AND (SELECT count(*) FROM vignettes v WHERE v.company_id = i.company_id AND v.invoice_id = i.id AND v.status IN ('issued', 'revoked')) < i.vehicle_count $$;--> statement-breakpoint
CREATE FUNCTION unscoped_queued_mails(before timestamptz) RETURNS TABLE (company_id uuid, mail_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT m.company_id, m.id FROM mails m WHERE m.status = 'queued' AND NOT m.outcome_unknown AND m.created_at < before $$;--> statement-breakpoint
CREATE FUNCTION unscoped_payable_until(now timestamptz) RETURNS TABLE (company_id uuid, invoice_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT i.company_id, i.id FROM invoices i WHERE i.status = 'open' AND i.payable_until < now $$;--> statement-breakpoint
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'unscoped\_%' LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ostoul_system', f);
  END LOOP;
END $$;--> statement-breakpoint

-- A job exists exactly when the transaction that asks for it commits. The queue's tables belong to the owner; this is the only way in.
CREATE FUNCTION enqueue_job(task text, payload json, key text DEFAULT NULL, run_at timestamptz DEFAULT NULL) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload := payload, job_key := key, run_at := run_at, max_attempts := 12);
END $$;--> statement-breakpoint
-- What /readyz asks: migrations applied, the queue's tables there, keys that may sign now.
CREATE FUNCTION readiness() RETURNS TABLE (applied int, queue boolean, keys int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT (SELECT count(*)::int FROM drizzle.__drizzle_migrations), to_regclass('graphile_worker.jobs') IS NOT NULL,
         (SELECT count(*)::int FROM signing_keys WHERE status = 'active' AND not_before <= now() AND not_after > now())
$$;--> statement-breakpoint
-- Jobs whose worker stopped answering go back to the queue; the queue itself would wait four hours.
CREATE FUNCTION release_dead_workers(patience interval) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE dead text[];
BEGIN
  SELECT array_agg(DISTINCT locked_by) INTO dead FROM graphile_worker.jobs
   WHERE locked_by IS NOT NULL AND locked_at <= now() - patience
     AND locked_by NOT IN (SELECT worker_id FROM worker_heartbeats WHERE at > now() - patience);
  IF dead IS NOT NULL THEN PERFORM graphile_worker.force_unlock_workers(dead); END IF;
  DELETE FROM worker_heartbeats WHERE at < now() - interval '1 day';
END $$;--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ostoul_app, ostoul_system;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION secure_company_table FROM ostoul_app;--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM ostoul_system;
